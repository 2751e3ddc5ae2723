// Causal attention of one query head of one row over the KV cache, with the running softmax of FlashAttention.
//
//   out[row][h] = sum_{j <= p} softmax_j(q . k_j / sqrt(D)) v_j,   p = the row's position, grouped queries: kv head = h / (HEADS / KV_HEADS)
//
//   q        [rows][HEADS][D / 4]       vec4
//   k_cache  [KV_HEADS][CONTEXT][D / 4] vec4
//   v_cache  [KV_HEADS][CONTEXT][D]
//   out      [rows][HEADS][D]           written
//
// One workgroup per query head (x) and row (y). Keys come in chunks of CHUNK absolute positions: 0..31, 32..63, ... . In a
// chunk each invocation scores one key; then each owns an output dimension and adds p_j v_j over the chunk's keys in
// order of position.
//
// Row-exact: chunk borders are absolute, and the sum over keys is strictly sequential, so neither the number of rows nor
// the row's index, nor what lies in the cache behind p, can change a result. Keys behind p are never read into the sum.
// Joined with lib/rows. Sizes: HEADS, KV_HEADS, D, CONTEXT.

const CHUNK: u32 = 32u;
const DIMS_PER_LANE: u32 = (D + CHUNK - 1u) / CHUNK;
const MASKED: f32 = -3.0e38;

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k_cache: array<vec4f, KV_HEADS * CONTEXT * D / 4u>;
@group(0) @binding(2) var<storage, read> v_cache: array<f32, KV_HEADS * CONTEXT * D>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

var<workgroup> scores: array<f32, CHUNK>;
var<workgroup> weights: array<f32, CHUNK>;

@compute @workgroup_size(CHUNK)
fn attention(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let head = workgroup.x;
  let row = workgroup.y;
  let kv_head = head / (HEADS / KV_HEADS);
  let position = position_of(row);
  if (!in_context(position)) {
    return;
  }
  let last = u32(position);
  let own_q = (row * HEADS + head) * (D / 4u);

  var running_max = MASKED;
  var running_sum = 0.0;
  var sums: array<f32, DIMS_PER_LANE>;

  for (var first = 0u; first <= last; first += CHUNK) {
    let key = first + lane;
    var score = MASKED;
    if (key <= last) {
      let own_k = (kv_head * CONTEXT + key) * (D / 4u);
      var product = 0.0;
      for (var i = 0u; i < D / 4u; i += 1u) {
        let a = q[own_q + i];
        let b = k_cache[own_k + i];
        product = fma(a.w, b.w, fma(a.z, b.z, fma(a.y, b.y, fma(a.x, b.x, product))));
      }
      score = product * inverseSqrt(f32(D));
    }
    scores[lane] = score;
    workgroupBarrier();

    var new_max = running_max;
    for (var j = 0u; j < CHUNK; j += 1u) {
      new_max = max(new_max, scores[j]);
    }
    weights[lane] = exp(score - new_max);
    workgroupBarrier();

    let shrink = exp(running_max - new_max);
    running_max = new_max;
    running_sum *= shrink;
    let visible = min(CHUNK, last + 1u - first);
    for (var j = 0u; j < visible; j += 1u) {
      running_sum += weights[j];
    }
    for (var part = 0u; part < DIMS_PER_LANE; part += 1u) {
      let d = min(lane + part * CHUNK, D - 1u);
      let own_v = (kv_head * CONTEXT + first) * D + d;
      var sum = sums[part] * shrink;
      for (var j = 0u; j < visible; j += 1u) {
        sum = fma(weights[j], v_cache[own_v + j * D], sum);
      }
      sums[part] = sum;
    }
  }
  for (var part = 0u; part < DIMS_PER_LANE; part += 1u) {
    let d = lane + part * CHUNK;
    if (d < D) {
      out[(row * HEADS + head) * D + d] = sums[part] / running_sum;
    }
  }
}
