// Rows that are nodes of a tree (see lib/rows): a row sees the text up to the anchor, then its own ancestors. Keys are still
// taken in order of position, so that a row computes what it would compute if its path were the text, to the bit.
// Needs lib/tree-layout.

@group(2) @binding(0) var<storage, read> tree: array<u32>;

fn depth_of(node: u32) -> u32 {
  return tree[TREE_DEPTH + node];
}

fn key_slot(row: u32, position: u32) -> u32 {
  let anchor = u32(i32(state[0]) + pass_rows.offset);
  let depth = min(max(position, anchor) - anchor, TREE_LEVELS - 1u);
  return select(anchor + tree[TREE_PATH + (pass_rows.first + row) * TREE_LEVELS + depth], position, position <= anchor);
}
