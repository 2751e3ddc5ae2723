// After a tree round: moves K and V of the accepted path from where its nodes lay into the slots right behind the anchor, so that
// the cache is that of the committed text. One invocation moves one quad of every node, from the first draft down: a node never
// lies before its place, so nothing is overwritten before it is read.
//
//   k, v  [KV_HEADS][CONTEXT][D / 4]  quad
//
// FROM_ORIGIN: in the drafter's cache, where a node lies as the drafter numbered it; one without children was never run there.
// Joined with lib/tree-layout, lib/cache-single or lib/cache-half. Sizes: KV_HEADS, D, CONTEXT, FROM_ORIGIN.

@group(0) @binding(0) var<storage, read> tree: array<u32>;
@group(0) @binding(1) var<storage, read_write> k: array<CacheQuad, KV_HEADS * CONTEXT * D / 4u>;
@group(0) @binding(2) var<storage, read_write> v: array<CacheQuad, KV_HEADS * CONTEXT * D / 4u>;

@compute @workgroup_size(8)
fn compact_cache(@builtin(global_invocation_id) at: vec3u) {
  let quad = at.x % (D / 4u);
  let head = at.x / (D / 4u);
  if (head >= KV_HEADS) {
    return;
  }
  let anchor = tree[TREE_ANCHOR];
  for (var depth = 1u; depth <= tree[TREE_ACCEPTED]; depth += 1u) {
    let node = tree[TREE_WALK + depth];
    let place = select(node, tree[TREE_ORIGIN + node], FROM_ORIGIN);
    if (place == depth || place == 0u) {
      continue;
    }
    let source = (head * CONTEXT + anchor + place) * (D / 4u) + quad;
    let to = (head * CONTEXT + anchor + depth) * (D / 4u) + quad;
    k[to] = k[source];
    v[to] = v[source];
  }
}
