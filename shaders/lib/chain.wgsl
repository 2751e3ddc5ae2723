// Rows that follow one another (see lib/rows): slot and position are the same.

fn depth_of(node: u32) -> u32 {
  return node;
}

fn key_slot(row: u32, position: u32) -> u32 {
  return position;
}
