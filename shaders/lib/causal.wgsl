// A row sees the text up to itself.
fn last_seen(row: u32) -> i32 {
  return position_of(row);
}
