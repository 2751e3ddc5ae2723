// Attention of rows that are each of a sequence of its own (shaders/lib/batch.wgsl): what attention.wgsl computes, in the same order of arithmetic,
// for many short texts. Rows share no keys, so there is nothing to load once for several: an invocation answers one query alone, without
// a barrier, and hundreds of sequences fill a GPU with them.
//
//   out[row][h] = sum_{j <= p} softmax_j(q . k_j / sqrt(D)) v_j,   p = the row's position; keys of its own region
//
//   q        [rows][HEADS][D / 4]       vec4
//   k_cache  [KV_HEADS][CONTEXT][D / 4] vec4   CONTEXT: slots of all regions
//   v_cache  [KV_HEADS][CONTEXT][D / 4] vec4
//   out      [rows][HEADS][D / 4]       vec4   written
//
// Keys come in chunks of D positions, as there: scores, then weights exp(score - running max), then weight * value, key by key. Lines with $c
// stand once for each 4 dimensions, which live in registers. x runs over rows * HEADS. Joined with lib/rows. Sizes: HEADS, KV_HEADS, D, CONTEXT.

const QUADS: u32 = D / 4u;
const CHUNK: u32 = D;
const LOWEST: f32 = -3.0e38;

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k_cache: array<vec4f, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(2) var<storage, read> v_cache: array<vec4f, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>;

fn add_score(sum: f32, q: vec4f, k: vec4f) -> f32 {
  return fma(q.w, k.w, fma(q.z, k.z, fma(q.y, k.y, fma(q.x, k.x, sum))));
}

@compute @workgroup_size(32)
fn batch_attention(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / HEADS;
  let head = at.x % HEADS;
  if (row >= pass_rows.rows) {
    return;
  }
  let own = at.x * QUADS;
  let cache = (head / (HEADS / KV_HEADS) * CONTEXT + key_slot_of(row, 0u)) * QUADS;
  let keys = last_key(row) + 1u;
  let q$c = q[own + $cu];
  var sum$c = vec4f(0.0);
  var running_max = LOWEST;
  var running_sum = 0.0;
  var weights: array<f32, CHUNK>; // scores at first
  for (var first = 0u; first < keys; first += CHUNK) {
    let visible = min(keys - first, CHUNK);
    let chunk = cache + first * QUADS;
    let old_max = running_max;
    for (var j = 0u; j < visible; j += 1u) {
      let key = chunk + j * QUADS;
      var score = 0.0;
      score = add_score(score, q$c, k_cache[key + $cu]);
      score *= inverseSqrt(f32(D));
      weights[j] = score;
      running_max = max(running_max, score);
    }
    let shrink = exp(old_max - running_max);
    running_sum *= shrink;
    sum$c *= shrink;
    for (var j = 0u; j < visible; j += 1u) {
      let value = chunk + j * QUADS;
      let weight = exp(weights[j] - running_max);
      running_sum += weight;
      sum$c = fma(v_cache[value + $cu], vec4f(weight), sum$c);
    }
  }
  out[own + $cu] = sum$c / running_sum;
}
