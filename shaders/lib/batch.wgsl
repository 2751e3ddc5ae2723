// Rows of many sequences at once, against lib/chain and lib/tree: each says of which it is and where in its text. A sequence has a region
// of slots of its own, one behind the other in order of position; n and the pass's offset are 0. Needs `batch` (lib/batch-rows).

fn depth_of(node: u32) -> u32 {
  return batch[node].y;
}

fn place_of(node: u32) -> u32 {
  return batch[node].x + batch[node].y;
}

fn key_slot(anchor: u32, node: u32, position: u32) -> u32 {
  return batch[node].x + position;
}
