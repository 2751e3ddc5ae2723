// Between the QKV projection and attention: biases, q/k-norm, RoPE, and the row's entry in the KV cache.
//
//   each head of a row:            h  = what the projection gave + bias   (Qwen2 alone)
//   each q and k head h of a row:  h' = h * rms(h) * gain       (QK_NORM; Llama has none)
//   RoPE, half-split as in Hugging Face: (a, b) = (h'[i], h'[i + D/2]) -> (a cos - b sin, b cos + a sin), i < D/2
//   v goes into the cache as it is, its bias added
//
//   qkv      [rows][HEADS + 2 KV_HEADS][D / 4]  vec4  q heads, then k heads, then v heads
//   angles   [positions][2][D / 8]              vec4  cos, then sin, of position * theta^(-2i/D), made on the CPU in f64
//   gains    [2][D / 4]                         vec4  q-norm, then k-norm
//   bias     [HEADS + 2 KV_HEADS][D / 4]        vec4  of the $bias form alone
//   q        [rows][HEADS][D / 4]               vec4  written
//   k_cache  [KV_HEADS][CONTEXT][D / 4]         quad  written at the row's slot
//   v_cache  [KV_HEADS][CONTEXT][D / 4]         quad  written at the row's slot
//
// One invocation handles 4 pairs of one head of one row; x runs over heads * D / 8, y over rows. Each recomputes its
// head's sum of squares, d = 0, 1, 2 ...: every row the same chain, whatever the rows beside it (row-exact).
// Joined with lib/rows, lib/dot, lib/cache-single or lib/cache-half. Sizes: HEADS, KV_HEADS, D (head dimension, a multiple of 8), CONTEXT, EPSILON, QK_NORM.

const QUADS: u32 = D / 4u;
const HALF: u32 = D / 8u;
const ALL_HEADS: u32 = HEADS + 2u * KV_HEADS;

@group(0) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(0) @binding(1) var<storage, read> angles: array<vec4f>;
@group(0) @binding(2) var<storage, read> gains: array<vec4f, 2u * QUADS>;
@group(0) @binding(3) var<storage, read_write> q: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> k_cache: array<CacheQuad, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(5) var<storage, read_write> v_cache: array<CacheQuad, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(6) var<storage, read> bias: array<vec4f, ALL_HEADS * QUADS>; // $bias

fn value_at(row: u32, head: u32, quad: u32) -> vec4f {
  return qkv[(row * ALL_HEADS + head) * QUADS + quad] + bias[head * QUADS + quad]; // $bias
  return qkv[(row * ALL_HEADS + head) * QUADS + quad]; // $bare
}

@compute @workgroup_size(8)
fn rotate(@builtin(global_invocation_id) at: vec3u) {
  let head = at.x / HALF;
  let i = at.x % HALF;
  let row = at.y;
  let position = position_of(row);
  let slot = slot_of(row);
  if (head >= ALL_HEADS || row >= pass_rows.rows || !in_context(slot) || !in_context(position)) {
    return;
  }
  var a = value_at(row, head, i);
  var b = value_at(row, head, i + HALF);

  if (head >= HEADS + KV_HEADS) {
    let to = ((head - HEADS - KV_HEADS) * CONTEXT + u32(slot)) * QUADS + i;
    v_cache[to] = kept(a);
    v_cache[to + HALF] = kept(b);
    return;
  }

  let is_key = head >= HEADS;
  if (QK_NORM) {
    var squares = 0.0;
    for (var quad = 0u; quad < QUADS; quad += 1u) {
      squares = add_squares(squares, value_at(row, head, quad));
    }
    let r = inverseSqrt(fma(squares, 1.0 / f32(D), EPSILON));
    let gain = select(0u, QUADS, is_key) + i;
    a *= r * gains[gain];
    b *= r * gains[gain + HALF];
  }
  let cosine = angles[u32(position) * QUADS + i];
  let sine = angles[u32(position) * QUADS + HALF + i];
  let rotated_a = fma(a, cosine, -(b * sine));
  let rotated_b = fma(b, cosine, a * sine);

  if (is_key) {
    let to = ((head - HEADS) * CONTEXT + u32(slot)) * QUADS + i;
    k_cache[to] = kept(rotated_a);
    k_cache[to + HALF] = kept(rotated_b);
  } else {
    let to = (row * HEADS + head) * QUADS + i;
    q[to] = rotated_a;
    q[to + HALF] = rotated_b;
  }
}
