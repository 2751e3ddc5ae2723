// Brings together what attention.wgsl left of each split of a long context.
//
//   largest = max_s largest_s,   share_s = exp(largest_s - largest)
//   out[row][h] = sum_s share_s sums_s / sum_s share_s weights_s,   s = 0 .. the split of the last position that the row sees
//
//   sums     [rows][SPLITS][HEADS][D / 4] vec4
//   weighed  [rows][SPLITS][HEADS]        vec2   largest score, and the sum of weights
//   out      [rows][HEADS][D / 4]         vec4, written
//
// One invocation for 4 dimensions of a head (x) in a row (y). Row-exact: splits are absolute, and are added in order of position.
// Joined with lib/rows, lib/causal or lib/block. Sizes: HEADS, D, CONTEXT, SPLIT, SPLITS.

const QUADS: u32 = D / 4u;

@group(0) @binding(0) var<storage, read> sums: array<vec4f>;
@group(0) @binding(1) var<storage, read> weighed: array<vec2f>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(64)
fn merge_attention(@builtin(global_invocation_id) id: vec3u) {
  let row = id.y;
  if (id.x >= HEADS * QUADS) { return; }
  let head = id.x / QUADS;
  let end = last_key(row) / SPLIT;
  let first = row * SPLITS * HEADS + head;
  var largest = weighed[first].x;
  for (var split = 1u; split <= end; split += 1u) {
    largest = max(largest, weighed[first + split * HEADS].x);
  }
  var sum = vec4f(0.0);
  var weight = 0.0;
  for (var split = 0u; split <= end; split += 1u) {
    let at = first + split * HEADS;
    let share = exp(weighed[at].x - largest);
    sum = fma(vec4f(share), sums[at * QUADS + id.x % QUADS], sum);
    weight = fma(share, weighed[at].y, weight);
  }
  out[row * HEADS * QUADS + id.x] = sum / weight;
}
