// Attention over the KV cache with the running softmax of FlashAttention (Dao et al. 2022).
//
//   out[row][h] = sum_{j <= p} softmax_j(q . k_j / sqrt(D)) v_j,   p = the last position that the row sees: its own, or its block's last
//
//   q        [rows][HEADS][D / 4]       vec4
//   k_cache  [KV_HEADS][CONTEXT][D / 4] quad
//   v_cache  [KV_HEADS][CONTEXT][D / 4] quad
//   out      [rows][HEADS][D / 4]       vec4, written
//
// One workgroup per KV head (x) and tile of rows (y). It answers QUERIES = rows of the tile * GROUP queries, where GROUP =
// HEADS / KV_HEADS query heads share a KV head (lines with $r stand once for each query), so that a key or a value is
// loaded once for all of them. Keys come in chunks of D absolute positions. In a chunk the D / 8 lanes
//   1. score the keys for every query, 8 keys a lane,
//   2. turn a query's scores into weights exp(score - running max), one query a lane,
//   3. add weight * value, key by key in order of position, 8 output dimensions a lane.
//
// Row-exact: borders of chunks are absolute, and step 3 is one chain of fma in order of position. A key behind a query's
// last position has weight 0 and is left out by `select`, so that a neighbour's key cannot matter even when it is NaN; a
// chunk that is all behind it multiplies by exp(0) = 1. Surplus rows of a tile repeat the last row and are not stored.
// In a tree each row has keys of its own, so tiles hold one row.
//
// A long context is split (lines that end in $split; $whole stands otherwise): a workgroup (z) takes the SPLIT absolute positions of its
// split, several chunks, and leaves what merge-attention.wgsl brings together. One wholly behind its tile's last key leaves nothing.
//
//   sums     [rows][SPLITS][HEADS][D / 4] vec4   sum_j exp(score_j - largest) v_j
//   weighed  [rows][SPLITS][HEADS]        vec2   largest score, and sum_j exp(score_j - largest)
//
// Joined with lib/rows, lib/causal or lib/block, lib/cache-single or lib/cache-half. Sizes: HEADS, KV_HEADS, D, ROWS, CONTEXT; SPLIT, SPLITS.

const GROUP: u32 = HEADS / KV_HEADS;
const QUERIES: u32 = ROWS * GROUP;
const QUADS: u32 = D / 4u;
const LANES: u32 = D / 8u;
const CHUNK: u32 = D;
const LOWEST: f32 = -3.0e38;

@group(0) @binding(0) var<storage, read> q: array<vec4f>;
@group(0) @binding(1) var<storage, read> k_cache: array<CacheQuad, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(2) var<storage, read> v_cache: array<CacheQuad, KV_HEADS * CONTEXT * QUADS>;
@group(0) @binding(3) var<storage, read_write> out: array<vec4f>; // $whole
@group(0) @binding(3) var<storage, read_write> sums: array<vec4f>; // $split
@group(0) @binding(4) var<storage, read_write> weighed: array<vec2f>; // $split

var<workgroup> weights: array<f32, QUERIES * CHUNK>; // scores, until step 2
var<workgroup> shrinks: array<f32, QUERIES>;
var<workgroup> running_max: array<f32, QUERIES>;
var<workgroup> running_sum: array<f32, QUERIES>;

// Where a row finds 4 keys of a chunk, LANES positions apart.
fn key_slots(row: u32, position: u32) -> vec4u {
  let slots = vec4u(key_slot_of(row, position), key_slot_of(row, position + LANES), key_slot_of(row, position + 2u * LANES), key_slot_of(row, position + 3u * LANES));
  return min(slots, vec4u(CONTEXT - 1u));
}

// Adds 4 dimensions of q . k for 4 keys.
fn add_scores(sum: vec4f, q: vec4f, k0: vec4f, k1: vec4f, k2: vec4f, k3: vec4f) -> vec4f {
  let x = fma(vec4f(q.x), vec4f(k0.x, k1.x, k2.x, k3.x), sum);
  let y = fma(vec4f(q.y), vec4f(k0.y, k1.y, k2.y, k3.y), x);
  let z = fma(vec4f(q.z), vec4f(k0.z, k1.z, k2.z, k3.z), y);
  return fma(vec4f(q.w), vec4f(k0.w, k1.w, k2.w, k3.w), z);
}

fn store_scores(at: u32, scores: vec4f) {
  let scaled = scores * inverseSqrt(f32(D));
  weights[at] = scaled.x;
  weights[at + LANES] = scaled.y;
  weights[at + 2u * LANES] = scaled.z;
  weights[at + 3u * LANES] = scaled.w;
}

// Step 2 for one query: the chunk starts at key `first`, and the query sees keys up to `last`.
fn weigh(query: u32, first: u32, last: u32) {
  let at = query * CHUNK;
  let visible = min(max(last + 1u, first) - first, CHUNK);
  let old_max = running_max[query];
  var new_max = old_max;
  for (var j = 0u; j < visible; j += 1u) {
    new_max = max(new_max, weights[at + j]);
  }
  let shrink = exp(old_max - new_max);
  var sum = running_sum[query] * shrink;
  for (var j = 0u; j < visible; j += 1u) {
    let weight = exp(weights[at + j] - new_max);
    weights[at + j] = weight;
    sum += weight;
  }
  running_max[query] = new_max;
  running_sum[query] = sum;
  shrinks[query] = shrink;
}

@compute @workgroup_size(LANES)
fn attention(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let kv_head = workgroup.x;
  let first_row = workgroup.y * ROWS;
  let last_row = min(first_row + ROWS, pass_rows.rows) - 1u;
  let start = 0u; // $whole
  let end = last_key(last_row); // $whole
  let start = workgroup.z * SPLIT; // $split
  let end = min(last_key(last_row), start + SPLIT - 1u); // $split
  if (start > end) { return; } // $split
  let cache = kv_head * CONTEXT * QUADS;
  let own_q$r = (min(first_row + $r / GROUP, last_row) * HEADS + kv_head * GROUP + $r % GROUP) * QUADS;
  let last$r = last_key(min(first_row + $r / GROUP, last_row));

  for (var query = lane; query < QUERIES; query += LANES) {
    running_max[query] = LOWEST;
    running_sum[query] = 0.0;
  }
  var low_sum$r = vec4f(0.0); // dimensions 4 lane .. 4 lane + 3
  var high_sum$r = vec4f(0.0); // the same behind D / 2
  for (var first = start; first <= end; first += CHUNK) {
    let near = first + lane;
    let far = near + 4u * LANES;
    let near_at = cache + key_slots(first_row, near) * QUADS;
    let far_at = cache + key_slots(first_row, far) * QUADS;
    var near_score$r = vec4f(0.0);
    var far_score$r = vec4f(0.0);
    for (var quad = 0u; quad < QUADS; quad += 1u) {
      let n0 = widened(k_cache[near_at.x + quad]);
      let n1 = widened(k_cache[near_at.y + quad]);
      let n2 = widened(k_cache[near_at.z + quad]);
      let n3 = widened(k_cache[near_at.w + quad]);
      let f0 = widened(k_cache[far_at.x + quad]);
      let f1 = widened(k_cache[far_at.y + quad]);
      let f2 = widened(k_cache[far_at.z + quad]);
      let f3 = widened(k_cache[far_at.w + quad]);
      let q$r = q[own_q$r + quad];
      near_score$r = add_scores(near_score$r, q$r, n0, n1, n2, n3);
      far_score$r = add_scores(far_score$r, q$r, f0, f1, f2, f3);
    }
    store_scores($r * CHUNK + lane, near_score$r);
    store_scores($r * CHUNK + lane + 4u * LANES, far_score$r);
    workgroupBarrier();

    for (var query = lane; query < QUERIES; query += LANES) {
      weigh(query, first, last_key(min(first_row + query / GROUP, last_row)));
    }
    workgroupBarrier();

    low_sum$r *= shrinks[$r];
    high_sum$r *= shrinks[$r];
    let visible = min(end + 1u - first, CHUNK);
    for (var j = 0u; j < visible; j += 1u) {
      let value = cache + key_slot_of(first_row, first + j) * QUADS + lane;
      let low = widened(v_cache[value]);
      let high = widened(v_cache[value + LANES]);
      let weight$r = vec4f(weights[$r * CHUNK + j]);
      low_sum$r = select(low_sum$r, fma(low, weight$r, low_sum$r), first + j <= last$r);
      high_sum$r = select(high_sum$r, fma(high, weight$r, high_sum$r), first + j <= last$r);
    }
    workgroupBarrier();
  }
  if (first_row + $r / GROUP <= last_row) { out[own_q$r + lane] = low_sum$r / running_sum[$r]; } // $whole
  if (first_row + $r / GROUP <= last_row) { out[own_q$r + lane + LANES] = high_sum$r / running_sum[$r]; } // $whole
  let own$r = ((first_row + $r / GROUP) * SPLITS + workgroup.z) * HEADS + kv_head * GROUP + $r % GROUP; // $split
  if (first_row + $r / GROUP <= last_row) { sums[own$r * QUADS + lane] = low_sum$r; } // $split
  if (first_row + $r / GROUP <= last_row) { sums[own$r * QUADS + lane + LANES] = high_sum$r; } // $split
  if (lane == 0u && first_row + $r / GROUP <= last_row) { weighed[own$r] = vec2f(running_max[$r], running_sum[$r]); } // $split
}
