// Rows of a block that is filled in at once (DFlash): every one sees the text before the block and the whole block.
fn last_seen(row: u32) -> i32 {
  return position_of(pass_rows.rows - 1u);
}
