// A linear whose weights are packed in 4 or 8 bits and unpacked where they are read: behind an RMSNorm (QKV projection; head; gate
// and up with SwiGLU), added to the residual stream (o- and down-projection), behind gains alone (a drafter's QKV projection, whose
// halves were normed apart), or over the features that a target left in the rows' slots (shaders/tap.wgsl).
//
//   w[n][k] = scale[n][k / BLOCK] * code[n][k] + offset[n][k / BLOCK],   code a whole number from 0
//   sum[n]  = sum over blocks of  scale * sum_k code * x[k]  +  offset * sum_k x[k]
//
//   add     out[row][n] += sum[n]
//   scaled  out[row][n]  = s * sum[n],   x[k] being x[k] * gain[k] and s = 1 / sqrt(mean_k x[k]^2 + EPSILON)
//   glu     out[row][n]  = silu(s * gate[n]) * (s * up[n]),   silu(g) = g / (1 + exp(-g))
//   set     out[row][n]  = sum[n],   x[k] being x[k] * gain[k], or of features as it is
//
//   x       [rows][K / 4]                            vec4   of features [CONTEXT][K / 4]
//   codes   [N / 4][HALVES][K / inputs of a word]    vec4u  a word for each of 4 outputs: 8 codes of 4 bits or 4 of 8, the first lowest
//   scales  [N / 4][HALVES][K / BLOCK]               vec4u  for each of 4 outputs scale and offset as two f16, or mat2x4f, as f32
//   gains   [K / 4]                                  vec4
//   out     [rows][N / 4]                            vec4   written; of add the residual stream, in place
//
// HALVES is 2 for glu (gate, then up), else 1. A code is masked out of its word, not shifted: what the mask leaves is a power of 2
// too large, by which x is made smaller; both are exact. A line that ends in $q4, $half, $single, $norm, $add, $scaled, $glu or $set stands
// in that form alone, in $gained or $bare where x meets gains or not, in $rows or $slots where it is read by row or by slot; $r, $c and $h
// stand for rows, groups of 4 outputs and halves (engine/gpu/shader-text.ts).
//
// Row-exact as norm-linear.wgsl is: blocks one after the other, in a block input by input, in one chain of explicit fma.
// A weight is loaded and unpacked once for all rows of a tile.
// Joined with lib/rows, lib/dot, lib/packed. Sizes: K (a multiple of BLOCK), N (of 4), BLOCK, HALVES, LANES, COLUMNS, ROWS, CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>; // $rows
@group(0) @binding(0) var<storage, read> x: array<vec4f, CONTEXT * K / 4u>; // $slots
@group(0) @binding(1) var<storage, read> codes: array<vec4u, N / 4u * HALVES * (K / WORD)>;
@group(0) @binding(2) var<storage, read> scales: array<vec4u, N / 4u * HALVES * (K / BLOCK)>; // $half
@group(0) @binding(2) var<storage, read> scales: array<mat2x4f, N / 4u * HALVES * (K / BLOCK)>; // $single
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>; // $bare
@group(0) @binding(3) var<storage, read> gains: array<vec4f, K / 4u>; // $gained
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>; // $gained

// What masks leave too large, input by input.
const NEAR: vec4f = vec4f(1.0, 1.0 / 16.0, 1.0 / 256.0, 1.0 / 4096.0); // $q4
const FAR: vec4f = NEAR / 65536.0; // $q4
const NEAR: vec4f = vec4f(1.0, 1.0 / 256.0, 1.0 / 65536.0, 1.0 / 16777216.0); // $q8

// The first 4 inputs of a word; only the last can have the sign bit, and signed numbers convert faster.
fn near_tile(word: vec4u) -> mat4x4f {
  let w = bitcast<vec4i>(word);
  return mat4x4f(vec4f(w & vec4i(0xf)), vec4f(w & vec4i(0xf0)), vec4f(w & vec4i(0xf00)), vec4f(w & vec4i(0xf000))); // $q4
  return mat4x4f(vec4f(w & vec4i(0xff)), vec4f(w & vec4i(0xff00)), vec4f(w & vec4i(0xff0000)), vec4f(word & vec4u(0xff000000u))); // $q8
}

fn far_tile(word: vec4u) -> mat4x4f { // $q4
  let w = bitcast<vec4i>(word); // $q4
  return mat4x4f(vec4f(w & vec4i(0xf0000)), vec4f(w & vec4i(0xf00000)), vec4f(w & vec4i(0xf000000)), vec4f(word & vec4u(0xf0000000u))); // $q4
} // $q4

fn sum_of(x: vec4f) -> f32 {
  return fma(x.w, 1.0, fma(x.z, 1.0, fma(x.y, 1.0, x.x)));
}

fn swiglu(gate: vec4f, up: vec4f) -> vec4f { // $glu
  return gate / (1.0 + exp(-gate)) * up; // $glu
} // $glu

@compute @workgroup_size(LANES)
fn packed_linear(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = workgroup.y * ROWS;
  let last = pass_rows.rows - 1u;
  let row$r = min(first + $r, last) * (K / 4u); // $rows
  let row$r = u32(clamp(slot_of(min(first + $r, last)), 0, i32(CONTEXT) - 1)) * (K / 4u); // $slots
  let column$c = (workgroup.x * LANES + lane) * COLUMNS + $c;
  let own$c_$h = min(column$c, N / 4u - 1u) * HALVES + $hu;
  var squares$r = 0.0; // $norm
  var sum$r_$c_$h = vec4f(0.0);
  for (var block = 0u; block < K / BLOCK; block += 1u) {
    var total$r = vec4f(0.0);
    var part$r_$c_$h = vec4f(0.0);
    for (var word = block * (BLOCK / WORD); word < (block + 1u) * (BLOCK / WORD); word += 1u) {
      let near_x$r = x[row$r + word * QUADS];
      let far_x$r = x[row$r + word * QUADS + 1u]; // $q4
      let near_gain = gains[word * QUADS]; // $gained
      let far_gain = gains[word * QUADS + 1u]; // $gained $q4
      squares$r = add_squares(squares$r, near_x$r); // $norm
      squares$r = add_squares(squares$r, far_x$r); // $norm $q4
      let near$r = near_x$r; // $bare
      let near$r = near_x$r * near_gain; // $gained
      let far$r = far_x$r; // $bare $q4
      let far$r = far_x$r * far_gain; // $gained $q4
      total$r = fma(near$r, vec4f(1.0), total$r);
      total$r = fma(far$r, vec4f(1.0), total$r); // $q4
      let small_near$r = near$r * NEAR;
      let small_far$r = far$r * FAR; // $q4
      let code$c_$h = codes[own$c_$h * (K / WORD) + word];
      let near_w$c_$h = near_tile(code$c_$h);
      part$r_$c_$h = add_product(part$r_$c_$h, near_w$c_$h, small_near$r);
      let far_w$c_$h = far_tile(code$c_$h); // $q4
      part$r_$c_$h = add_product(part$r_$c_$h, far_w$c_$h, small_far$r); // $q4
    }
    let whole$r = vec4f(sum_of(total$r));
    let scale$c_$h = scales_of(scales[own$c_$h * (K / BLOCK) + block]);
    sum$r_$c_$h = fma(scale$c_$h[1], whole$r, fma(scale$c_$h[0], part$r_$c_$h, sum$r_$c_$h));
  }
  let s$r = inverseSqrt(fma(squares$r, 1.0 / f32(K), EPSILON)); // $norm
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] += sum$r_$c_0; } // $add
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = sum$r_$c_0 * s$r; } // $scaled
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = sum$r_$c_0; } // $set
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = swiglu(sum$r_$c_0 * s$r, sum$r_$c_1 * s$r); } // $glu
}
