// Nodes that follow one another, against lib/tree: node i stands i positions behind node 0, and every key in its own slot.

fn depth_of(node: u32) -> u32 {
  return node;
}

// Slots behind that of node 0.
fn place_of(node: u32) -> u32 {
  return node;
}

fn key_slot(anchor: u32, node: u32, position: u32) -> u32 {
  return position;
}
