// Where the rows of a block look: attention's weights themselves, the mean over the heads. For the eye alone; no other kernel reads them.
//
//   shares[row][j] = 1 / HEADS * sum_h softmax_j(q_h . k_h / sqrt(D)),   j = 0 .. p, where p is the last position that the row sees
//
//   q        [rows][HEADS][D / 4]       vec4
//   k_cache  [KV_HEADS][CONTEXT][D / 4] quad
//   shares   [rows][CONTEXT]            f32, written up to p
//
// One workgroup per row (y). A lane takes every LANES-th position: it keeps largest score and sum of its own (the running softmax
// of attention.wgsl), the lanes bring theirs together, then each scores its positions again and adds their shares. A head scores
// its keys twice rather than keeping a context of scores. Joined with lib/rows, lib/block, lib/cache-single or lib/cache-half. Sizes: HEADS, KV_HEADS, D, CONTEXT.

const QUADS: u32 = D / 4u;
const LANES: u32 = 64u;
const LOWEST: f32 = -3.0e38;

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k_cache: array<CacheQuad, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(2) var<storage, read_write> shares: array<f32>;

var<workgroup> largest: array<f32, LANES>;
var<workgroup> sums: array<f32, LANES>;

fn score(row: u32, head: u32, position: u32) -> f32 {
  let query = (row * HEADS + head) * QUADS;
  let key = (head / (HEADS / KV_HEADS) * CONTEXT + min(key_slot_of(row, position), CONTEXT - 1u)) * QUADS;
  var sum = 0.0;
  for (var quad = 0u; quad < QUADS; quad += 1u) {
    sum += dot(q[query + quad], widened(k_cache[key + quad]));
  }
  return sum * inverseSqrt(f32(D));
}

@compute @workgroup_size(LANES)
fn attention_shares(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = workgroup.y;
  let end = u32(clamp(last_seen(row), 0, i32(CONTEXT) - 1));
  for (var head = 0u; head < HEADS; head += 1u) {
    var own_largest = LOWEST;
    var own_sum = 0.0;
    for (var j = lane; j <= end; j += LANES) {
      let s = score(row, head, j);
      let above = max(own_largest, s);
      own_sum = own_sum * exp(own_largest - above) + exp(s - above);
      own_largest = above;
    }
    largest[lane] = own_largest;
    sums[lane] = own_sum;
    workgroupBarrier();
    var top = LOWEST;
    for (var i = 0u; i < LANES; i += 1u) {
      top = max(top, largest[i]);
    }
    var total = 0.0;
    for (var i = 0u; i < LANES; i += 1u) {
      total += sums[i] * exp(largest[i] - top);
    }
    for (var j = lane; j <= end; j += LANES) {
      let share = exp(score(row, head, j) - top) / total / f32(HEADS);
      let at = row * CONTEXT + j;
      shares[at] = select(shares[at], 0.0, head == 0u) + share;
    }
    workgroupBarrier();
  }
}
