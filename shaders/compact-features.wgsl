// After a tree round: moves the accepted path's features (shaders/tap.wgsl) to the slots right behind the anchor, as
// shaders/compact-cache.wgsl does K and V. One invocation moves one vec4 of every node, from the first draft down: a node never
// lies before its place, so nothing is overwritten before it is read.
//
//   features  [CONTEXT][WIDTH / 4]  vec4
//
// Joined with lib/tree-layout. Sizes: WIDTH, CONTEXT.

@group(0) @binding(0) var<storage, read> tree: array<u32>;
@group(0) @binding(1) var<storage, read_write> features: array<vec4f, CONTEXT * WIDTH / 4u>;

@compute @workgroup_size(32)
fn compact_features(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= WIDTH / 4u) {
    return;
  }
  let anchor = tree[TREE_ANCHOR];
  for (var depth = 1u; depth <= tree[TREE_ACCEPTED]; depth += 1u) {
    let node = tree[TREE_WALK + depth];
    if (node != depth) {
      features[(anchor + depth) * (WIDTH / 4u) + at.x] = features[(anchor + node) * (WIDTH / 4u) + at.x];
    }
  }
}
