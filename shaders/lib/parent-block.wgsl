// The node before a node: in a block that is filled in at once all rows hang on what stands before it, which is node 0 of the pass before.

fn parent_of(node: u32) -> i32 {
  return 0;
}
