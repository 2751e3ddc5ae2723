// Which keys a row sees, and which rows a key is seen by: sight[row] for the rows, sight[window.keys_at + key] for the keys.
//
// A row's span (start1, end1, start2, count2) names the keys start1 .. end1 - 1 and, disjoint from them, the keys
// start2 + j * stride for j < count2. A key's (first, end, step) names the rows first, first + step .. below end: all that see
// it, perhaps others between. CPU's side: src/engine/train/ops/key-spans.ts.

struct Window {
  first: u32, // the row, or the key, that workgroup x = 0 takes
  stride: u32,
  keys_at: u32,
}

@group(0) @binding(0) var<uniform> window: Window;
@group(0) @binding(1) var<storage, read> sight: array<vec4u>;

fn keys_of(span: vec4u) -> u32 {
  return max(span.x, span.y) - span.x + span.w;
}

fn nth_key(span: vec4u, n: u32) -> u32 {
  let behind = max(span.x, span.y) - span.x;
  return select(span.z + (n - behind) * window.stride, span.x + n, n < behind);
}

fn sees(span: vec4u, key: u32) -> bool {
  let beyond = key - span.z; // not used where the key lies before
  let stride = max(window.stride, 1u);
  return (key >= span.x && key < span.y) || (key >= span.z && beyond % stride == 0u && beyond / stride < span.w);
}
