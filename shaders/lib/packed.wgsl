// What kernels that read packed weights share (packed-linear.wgsl has the layout). Lines in $q4, $q8, $half, $single: that form alone.
const WORD: u32 = 8u; // $q4
const WORD: u32 = 4u; // $q8
const BITS: u32 = 32u / WORD;
const QUADS: u32 = WORD / 4u;

// Scales of 4 outputs, then their offsets.
fn scales_of(words: vec4u) -> mat2x4f { // $half
  let a = unpack2x16float(words.x); // $half
  let b = unpack2x16float(words.y); // $half
  let c = unpack2x16float(words.z); // $half
  let d = unpack2x16float(words.w); // $half
  return mat2x4f(vec4f(a.x, b.x, c.x, d.x), vec4f(a.y, b.y, c.y, d.y)); // $half
} // $half
fn scales_of(both: mat2x4f) -> mat2x4f { // $single
  return both; // $single
} // $single
