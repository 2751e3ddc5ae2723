// The node before a node: in a chain the one in front of it.

fn parent_of(node: u32) -> i32 {
  return i32(node) - 1;
}
