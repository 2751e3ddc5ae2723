// Attention of rows that each say which keys they see, and the log-sum-exp of their scores, which the backward pass starts from.
//
//   out[row][h] = sum_j softmax_j(q . k_j / sqrt(D)) v_j        lse[row][h] = log sum_j exp(q . k_j / sqrt(D))
//
// Row i sees the keys of its span (train/key-spans): causal text, blocks of drafts behind their anchors, or the unrolled
// steps of a recurrent drafter, all with one kernel. A row that sees nothing gets zeros.
//
//   q, out [rows][HEADS][D / 4]    vec4
//   k, v   [keys][KV_HEADS][D / 4] vec4
//   marks  [rows][HEADS]           vec2: lse, written here, and delta, which the backward pass writes
//
// One workgroup per row of the window (x) and KV head (y), whose GROUP query heads share every key and value that is loaded.
// The row's keys come in chunks of QUADS * PER_LANE. In a chunk a lane
//   1. scores PER_LANE keys for every query head, and turns scores into weights exp(score - running max),
//   2. adds weight * value, 4 dimensions of every key of the chunk in order.
// Lines with $r stand once for each query head, with $j for each key of a lane.
//
// Row-exact: which lane takes a key, and in what order sums are made, follow from the row's own span alone.
// Joined with train/key-spans. Sizes: HEADS, KV_HEADS, D, PER_LANE.

const GROUP: u32 = HEADS / KV_HEADS;
const QUADS: u32 = D / 4u; // also the lanes of a workgroup
const CHUNK: u32 = QUADS * PER_LANE;
const LOWEST: f32 = -3.0e38;

@group(0) @binding(2) var<storage, read> q: array<vec4f>;
@group(0) @binding(3) var<storage, read> k: array<vec4f>;
@group(0) @binding(4) var<storage, read> v: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> out: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> marks: array<vec2f>;

var<workgroup> queries: array<vec4f, GROUP * QUADS>;
var<workgroup> places: array<u32, CHUNK>; // where the chunk's keys are in k and v
var<workgroup> weights: array<f32, GROUP * CHUNK>;
var<workgroup> maxima: array<f32, GROUP * QUADS>;
var<workgroup> totals: array<f32, GROUP * QUADS>;

fn largest_of(head: u32) -> f32 {
  var largest = maxima[head * QUADS];
  for (var lane = 1u; lane < QUADS; lane += 1u) {
    largest = max(largest, maxima[head * QUADS + lane]);
  }
  return largest;
}

fn total_of(head: u32) -> f32 {
  var total = 0.0;
  for (var lane = 0u; lane < QUADS; lane += 1u) {
    total += totals[head * QUADS + lane];
  }
  return total;
}

@compute @workgroup_size(QUADS)
fn block_attention(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = window.first + workgroup.x;
  let kv_head = workgroup.y;
  let span = sight[row];
  let count = keys_of(span);
  let heads = row * HEADS + kv_head * GROUP;
  let own = heads * QUADS;

  queries[$r * QUADS + lane] = q[own + $r * QUADS + lane] * inverseSqrt(f32(D));
  workgroupBarrier();

  var running$r = LOWEST;
  var total$r = 0.0; // of the weights that this lane made
  var sum$r = vec4f(0.0);
  for (var first = 0u; first < count; first += CHUNK) {
    let n$j = first + lane + $j * QUADS;
    let place$j = (nth_key(span, min(n$j, count - 1u)) * KV_HEADS + kv_head) * QUADS;
    var score$r_$j = 0.0;
    for (var c = 0u; c < QUADS; c += 1u) {
      let key$j = k[place$j + c];
      let query$r = queries[$r * QUADS + c];
      score$r_$j += dot(query$r, key$j);
    }
    var most$r = LOWEST;
    most$r = select(most$r, max(most$r, score$r_$j), n$j < count);
    maxima[$r * QUADS + lane] = most$r;
    workgroupBarrier();

    let largest$r = max(running$r, largest_of($r));
    let shrink$r = exp(running$r - largest$r);
    running$r = largest$r;
    total$r *= shrink$r;
    let weight$r_$j = select(0.0, exp(score$r_$j - largest$r), n$j < count);
    total$r += weight$r_$j;
    weights[$r * CHUNK + lane + $j * QUADS] = weight$r_$j;
    places[lane + $j * QUADS] = place$j;
    workgroupBarrier();

    sum$r *= shrink$r;
    let end = min(count - first, CHUNK);
    for (var j = 0u; j < end; j += 1u) {
      let value = v[places[j] + lane];
      sum$r = fma(value, vec4f(weights[$r * CHUNK + j]), sum$r);
    }
  }

  totals[$r * QUADS + lane] = total$r;
  workgroupBarrier();
  let all$r = total_of($r);
  out[own + $r * QUADS + lane] = select(sum$r / all$r, vec4f(0.0), count == 0u);
  if (lane == 0u) { marks[heads + $r].x = select(running$r + log(all$r), LOWEST, count == 0u); }
}
