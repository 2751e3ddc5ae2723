// Nodes of a tree: a node sees the text up to the anchor, then its own ancestors. Keys are still taken in order of position, so
// that a row computes what it would compute if its path were the text, to the bit. Needs `tree` and lib/tree-layout.

fn depth_of(node: u32) -> u32 {
  return tree[TREE_DEPTH + node];
}

// Slots behind that of node 0.
fn place_of(node: u32) -> u32 {
  return node;
}

// The slot of the key that a node finds at a position; `anchor` is the slot of node 0.
fn key_slot(anchor: u32, node: u32, position: u32) -> u32 {
  let depth = min(max(position, anchor) - anchor, TREE_LEVELS - 1u);
  return select(anchor + tree[TREE_PATH + node * TREE_LEVELS + depth], position, position <= anchor);
}
