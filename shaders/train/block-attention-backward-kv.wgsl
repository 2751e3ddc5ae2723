// The gradient of block attention with respect to its keys and values.
//
//   P_i = exp(q_i . k / sqrt(D) - lse_i)      d_v = sum_i P_i d_out_i      d_k = sum_i P_i (d_out_i . v - delta_i) q_i / sqrt(D)
//
// over the queries i that see the key: those of its KV head's query heads, in the rows that are named for the key and whose
// span has it (train/key-spans). A key that nobody sees gets zeros.
// Buffers and spans as in block-attention, marks as block-attention-backward-q left them; d_k and d_v as k, written, not added to.
//
// One workgroup per key of the window (x) and KV head (y). Queries come in chunks of QUADS * PER_LANE. In a chunk a lane
//   1. finds P_i and d_score = P_i (d_out_i . v - delta_i) of PER_LANE queries,
//   2. adds P_i * d_out_i and d_score * q_i, 4 dimensions of every query of the chunk in order.
// Lines with $j stand once for each query of a lane.
// Joined with train/key-spans. Sizes: HEADS, KV_HEADS, D, PER_LANE.

const GROUP: u32 = HEADS / KV_HEADS;
const QUADS: u32 = D / 4u; // also the lanes of a workgroup
const CHUNK: u32 = QUADS * PER_LANE;
const NOWHERE: u32 = 0xffffffffu;

@group(0) @binding(2) var<storage, read> q: array<vec4f>;
@group(0) @binding(3) var<storage, read> k: array<vec4f>;
@group(0) @binding(4) var<storage, read> v: array<vec4f>;
@group(0) @binding(5) var<storage, read> d_out: array<vec4f>;
@group(0) @binding(6) var<storage, read> marks: array<vec2f>;
@group(0) @binding(7) var<storage, read_write> d_k: array<vec4f>;
@group(0) @binding(8) var<storage, read_write> d_v: array<vec4f>;

var<workgroup> own_key: array<vec4f, QUADS>;
var<workgroup> own_value: array<vec4f, QUADS>;
var<workgroup> places: array<u32, CHUNK>; // where the chunk's queries are in q and d_out; NOWHERE: it does not see the key
var<workgroup> weights: array<vec2f, CHUNK>; // P, d_score

// What a query's scores against key and value make of its two weights.
fn weights_of(head: u32, score: f32, gain: f32) -> vec2f {
  let mark = marks[head];
  let weight = exp(score - mark.x);
  return vec2f(weight, weight * (gain - mark.y));
}

@compute @workgroup_size(QUADS)
fn block_attention_backward_kv(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let key = window.first + workgroup.x;
  let kv_head = workgroup.y;
  let own = (key * KV_HEADS + kv_head) * QUADS;
  let seen_by = sight[window.keys_at + key];
  let step = max(seen_by.z, 1u);
  let count = (max(seen_by.x, seen_by.y) - seen_by.x + step - 1u) / step * GROUP;
  let scale = inverseSqrt(f32(D));

  own_key[lane] = k[own + lane] * scale;
  own_value[lane] = v[own + lane];
  workgroupBarrier();

  var key_sum = vec4f(0.0);
  var value_sum = vec4f(0.0);
  for (var first = 0u; first < count; first += CHUNK) {
    let n$j = first + lane + $j * QUADS;
    let row$j = seen_by.x + min(n$j, count - 1u) / GROUP * step;
    let head$j = row$j * HEADS + kv_head * GROUP + n$j % GROUP;
    var score$j = 0.0;
    var gain$j = 0.0;
    for (var c = 0u; c < QUADS; c += 1u) {
      let key_quad = own_key[c];
      let value_quad = own_value[c];
      score$j += dot(q[head$j * QUADS + c], key_quad);
      gain$j += dot(d_out[head$j * QUADS + c], value_quad);
    }
    places[lane + $j * QUADS] = select(NOWHERE, head$j * QUADS, sees(sight[row$j], key));
    weights[lane + $j * QUADS] = weights_of(head$j, score$j, gain$j);
    workgroupBarrier();

    let end = min(count - first, CHUNK);
    for (var j = 0u; j < end; j += 1u) {
      let place = places[j];
      if (place != NOWHERE) {
        key_sum = fma(q[place + lane], vec4f(weights[j].y), key_sum);
        value_sum = fma(d_out[place + lane], vec4f(weights[j].x), value_sum);
      }
    }
    workgroupBarrier();
  }

  d_k[own + lane] = key_sum * scale;
  d_v[own + lane] = value_sum;
}
