// The node before a node: in a tree the one above it. Needs `tree` and lib/tree-layout.

fn parent_of(node: u32) -> i32 {
  return i32(tree[TREE_PATH + node * TREE_LEVELS + max(tree[TREE_DEPTH + node], 1u) - 1u]);
}
