// Between the QKV projection and attention: q/k-norm, RoPE, and the row's entry in the KV cache.
//
//   each q and k head h of a row:  h' = h * rms(h) * gain       (QK_NORM; Llama has none)
//   RoPE, half-split as in Hugging Face: (a, b) = (h'[i], h'[i + D/2]) -> (a cos - b sin, b cos + a sin), i < D/2
//   v goes into the cache as it is
//
//   qkv      [rows][(HEADS + 2 KV_HEADS) D]   HEADS q heads, then KV_HEADS k heads, then KV_HEADS v heads
//   angles   [CONTEXT][D / 2]  vec2           (cos, sin) of position * theta^(-2i/D), made on the CPU in f64
//   gains    [2][D]                           q-norm, then k-norm
//   q        [rows][HEADS][D]                 written
//   k_cache  [KV_HEADS][CONTEXT][D]           written at the row's position
//   v_cache  [KV_HEADS][CONTEXT][D]           written at the row's position
//
// One invocation handles one pair of one head of one row; x runs over heads * D / 2, y over rows. Each recomputes its
// head's sum of squares, d = 0, 1, 2 ...: every row the same chain, whatever the rows beside it (row-exact).
// Joined with lib/rows. Sizes: HEADS, KV_HEADS, D (head dimension, even), CONTEXT, EPSILON, QK_NORM.

const PAIRS: u32 = D / 2u;
const ALL_HEADS: u32 = HEADS + 2u * KV_HEADS;

@group(0) @binding(0) var<storage, read> qkv: array<f32>;
@group(0) @binding(1) var<storage, read> angles: array<vec2f, CONTEXT * PAIRS>;
@group(0) @binding(2) var<storage, read> gains: array<f32, 2u * D>;
@group(0) @binding(3) var<storage, read_write> q: array<f32>;
@group(0) @binding(4) var<storage, read_write> k_cache: array<f32, KV_HEADS * CONTEXT * D>;
@group(0) @binding(5) var<storage, read_write> v_cache: array<f32, KV_HEADS * CONTEXT * D>;

@compute @workgroup_size(32)
fn rotate(@builtin(global_invocation_id) at: vec3u) {
  let head = at.x / PAIRS;
  let i = at.x % PAIRS;
  let row = at.y;
  let position = position_of(row);
  if (head >= ALL_HEADS || row >= pass_rows.rows || !in_context(position)) {
    return;
  }
  let from_head = (row * ALL_HEADS + head) * D;
  var a = qkv[from_head + i];
  var b = qkv[from_head + i + PAIRS];

  if (head >= HEADS + KV_HEADS) {
    let to = ((head - HEADS - KV_HEADS) * CONTEXT + u32(position)) * D;
    v_cache[to + i] = a;
    v_cache[to + i + PAIRS] = b;
    return;
  }

  let is_key = head >= HEADS;
  if (QK_NORM) {
    var squares = 0.0;
    for (var d = 0u; d < D; d += 1u) {
      squares = fma(qkv[from_head + d], qkv[from_head + d], squares);
    }
    let r = inverseSqrt(squares / f32(D) + EPSILON);
    let gain = select(0u, D, is_key);
    a *= r * gains[gain + i];
    b *= r * gains[gain + i + PAIRS];
  }
  let angle = angles[u32(position) * PAIRS + i];
  let rotated = vec2f(fma(a, angle.x, -(b * angle.y)), fma(b, angle.x, a * angle.y));

  if (is_key) {
    let to = ((head - HEADS) * CONTEXT + u32(position)) * D;
    k_cache[to + i] = rotated.x;
    k_cache[to + i + PAIRS] = rotated.y;
  } else {
    let to = (row * HEADS + head) * D;
    q[to + i] = rotated.x;
    q[to + i + PAIRS] = rotated.y;
  }
}
