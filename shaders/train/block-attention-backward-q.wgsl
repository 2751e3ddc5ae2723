// The gradient of block attention with respect to its queries, and each query's delta, which the keys' gradient needs too.
//
//   P_j = exp(q . k_j / sqrt(D) - lse)      delta = d_out . out      d_q = sum_j P_j (d_out . v_j - delta) k_j / sqrt(D)
//
// Buffers and spans as in block-attention; d_out and d_q as out. d_q is written, not added to.
//
// One workgroup per row of the window (x) and KV head (y). The row's keys come in chunks of QUADS * PER_LANE. In a chunk a lane
//   1. finds d_score = P_j (d_out . v_j - delta) of PER_LANE keys for every query head,
//   2. adds d_score * key, 4 dimensions of every key of the chunk in order.
// Lines with $r stand once for each query head, with $j for each key of a lane.
// Joined with train/key-spans. Sizes: HEADS, KV_HEADS, D, PER_LANE.

const GROUP: u32 = HEADS / KV_HEADS;
const QUADS: u32 = D / 4u; // also the lanes of a workgroup
const CHUNK: u32 = QUADS * PER_LANE;

@group(0) @binding(2) var<storage, read> q: array<vec4f>;
@group(0) @binding(3) var<storage, read> k: array<vec4f>;
@group(0) @binding(4) var<storage, read> v: array<vec4f>;
@group(0) @binding(5) var<storage, read> out: array<vec4f>;
@group(0) @binding(6) var<storage, read> d_out: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> marks: array<vec2f>;
@group(0) @binding(8) var<storage, read_write> d_q: array<vec4f>;

var<workgroup> queries: array<vec4f, GROUP * QUADS>;
var<workgroup> pulls: array<vec4f, GROUP * QUADS>; // d_out
var<workgroup> places: array<u32, CHUNK>;
var<workgroup> d_scores: array<f32, GROUP * CHUNK>;

@compute @workgroup_size(QUADS)
fn block_attention_backward_q(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = window.first + workgroup.x;
  let kv_head = workgroup.y;
  let span = sight[row];
  let count = keys_of(span);
  let heads = row * HEADS + kv_head * GROUP;
  let own = heads * QUADS;
  let scale = inverseSqrt(f32(D));

  queries[$r * QUADS + lane] = q[own + $r * QUADS + lane] * scale;
  pulls[$r * QUADS + lane] = d_out[own + $r * QUADS + lane];
  workgroupBarrier();
  let lse$r = marks[heads + $r].x;
  var delta$r = 0.0;
  for (var c = 0u; c < QUADS; c += 1u) {
    delta$r += dot(pulls[$r * QUADS + c], out[own + $r * QUADS + c]);
  }
  if (lane == 0u) { marks[heads + $r].y = delta$r; }

  var sum$r = vec4f(0.0);
  for (var first = 0u; first < count; first += CHUNK) {
    let n$j = first + lane + $j * QUADS;
    let place$j = (nth_key(span, min(n$j, count - 1u)) * KV_HEADS + kv_head) * QUADS;
    var score$r_$j = 0.0;
    var gain$r_$j = 0.0;
    for (var c = 0u; c < QUADS; c += 1u) {
      let key$j = k[place$j + c];
      let value$j = v[place$j + c];
      let query$r = queries[$r * QUADS + c];
      let pull$r = pulls[$r * QUADS + c];
      score$r_$j += dot(query$r, key$j);
      gain$r_$j += dot(pull$r, value$j);
    }
    places[lane + $j * QUADS] = place$j;
    d_scores[$r * CHUNK + lane + $j * QUADS] = exp(score$r_$j - lse$r) * (gain$r_$j - delta$r);
    workgroupBarrier();

    let end = min(count - first, CHUNK);
    for (var j = 0u; j < end; j += 1u) {
      let key = k[places[j] + lane];
      sum$r = fma(key, vec4f(d_scores[$r * CHUNK + j]), sum$r);
    }
    workgroupBarrier();
  }

  d_q[own + $r * QUADS + lane] = sum$r * scale;
}
