// What stands between the projection to queries or keys and attention, forward: norm per head (NORM; Llama has none), then RoPE.
//
//   h' = h r g,  r = 1 / sqrt(mean(h^2) + EPSILON)
//   (a, b) = (h'[i], h'[i + D/2])  ->  (a cos - b sin, b cos + a sin),  i < D/2
//
//   x          [rows][HEADS][D]
//   gain       [D]
//   positions  [rows] u32
//   angles     [CONTEXT][2][D / 2]   cos, then sin (ops/rotate.ts)
//   y          [rows][HEADS][D]      written
//
// One invocation a head. Sizes: HEADS, D, CONTEXT, EPSILON, NORM.

const HALF: u32 = D / 2u;

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> gain: array<f32, D>;
@group(0) @binding(2) var<storage, read> positions: array<u32>;
@group(0) @binding(3) var<storage, read> angles: array<f32, CONTEXT * D>;
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn head_rotate(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / HEADS;
  if (row >= row_count) {
    return;
  }
  let head = at.x * D;
  let turn = min(positions[row], CONTEXT - 1u) * D;
  var scale = 1.0;
  if (NORM) {
    var squares = 0.0;
    for (var d = 0u; d < D; d += 1u) {
      squares = fma(x[head + d], x[head + d], squares);
    }
    scale = inverseSqrt(fma(squares, 1.0 / f32(D), EPSILON));
  }
  for (var i = 0u; i < HALF; i += 1u) {
    var a = x[head + i] * scale;
    var b = x[head + i + HALF] * scale;
    if (NORM) {
      a *= gain[i];
      b *= gain[i + HALF];
    }
    let cosine = angles[turn + i];
    let sine = angles[turn + HALF + i];
    y[head + i] = fma(a, cosine, -(b * sine));
    y[head + i + HALF] = fma(b, cosine, a * sine);
  }
}
