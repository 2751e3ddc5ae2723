// Norm per head and RoPE, backward to the projection. A rotation's way back is the rotation by the opposite angle; then, with
// t = turned-back dy and h = t g, as in rms-norm-backward.wgsl:  dx = r h - x r^3 mean(h x).
//
//   dy, x      [rows][HEADS][D]
//   gain       [D]
//   positions  [rows] u32
//   angles     [CONTEXT][2][D / 2]
//   dx         [rows][HEADS][D]      written
//   parts      [rows][HEADS][D]      written if NORM: t x r, whose sum over rows and heads is the gain's gradient
//
// One invocation a head. Sizes: HEADS, D, CONTEXT, EPSILON, NORM.

const HALF: u32 = D / 2u;

@group(0) @binding(0) var<storage, read> dy: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> gain: array<f32, D>;
@group(0) @binding(3) var<storage, read> positions: array<u32>;
@group(0) @binding(4) var<storage, read> angles: array<f32, CONTEXT * D>;
@group(0) @binding(5) var<storage, read_write> dx: array<f32>;
@group(0) @binding(6) var<storage, read_write> parts: array<f32>;
@group(0) @binding(7) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn head_rotate_backward(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / HEADS;
  if (row >= row_count) {
    return;
  }
  let head = at.x * D;
  let turn = min(positions[row], CONTEXT - 1u) * D;
  var squares = 0.0;
  var product = 0.0; // sum of h x
  for (var i = 0u; i < HALF; i += 1u) {
    let cosine = angles[turn + i];
    let sine = angles[turn + HALF + i];
    let da = dy[head + i];
    let db = dy[head + i + HALF];
    let ta = fma(da, cosine, db * sine);
    let tb = fma(db, cosine, -(da * sine));
    dx[head + i] = ta;
    dx[head + i + HALF] = tb;
    if (NORM) {
      let a = x[head + i];
      let b = x[head + i + HALF];
      squares = fma(a, a, fma(b, b, squares));
      product = fma(ta * gain[i], a, fma(tb * gain[i + HALF], b, product));
    }
  }
  if (!NORM) {
    return;
  }
  let r = inverseSqrt(fma(squares, 1.0 / f32(D), EPSILON));
  let pull = r * r * r * product / f32(D);
  for (var d = 0u; d < D; d += 1u) {
    let t = dx[head + d];
    let value = x[head + d];
    parts[head + d] = t * value * r;
    dx[head + d] = fma(r * gain[d], t, -(pull * value));
  }
}
