// The rows of one pass, shared by every kernel of the forward pass as @group(1).
//
// A pass takes `rows` tokens of one sequence. Its row 0 lies at slot n + offset + first, where n is the number of committed
// tokens, and the rows behind it in the slots behind. n is read on the GPU, so that a later round can be recorded before an
// earlier one has decided it.
//
// Slot and position. A slot is where a token and its K and V are kept; a position is where the token stands in the text. In a
// chain they are the same; in a tree of drafts several slots share a position; in a batch every sequence has slots of its own. Which it is
// says lib/chain, lib/tree (whose node 0 is at slot n + offset) or lib/batch.

struct Rows {
  offset: i32,
  rows: u32,
  first: u32, // node of row 0
}

@group(1) @binding(0) var<uniform> pass_rows: Rows;
@group(1) @binding(1) var<storage, read> state: array<u32>; // [0]: n

// Absolute position of a row. Negative, or beyond the context, when the pass reaches out of the sequence.
fn position_of(row: u32) -> i32 {
  return i32(state[0]) + pass_rows.offset + i32(depth_of(pass_rows.first + row));
}

fn slot_of(row: u32) -> i32 {
  return i32(state[0]) + pass_rows.offset + i32(place_of(pass_rows.first + row));
}

// Where a row finds the key of a position.
fn key_slot_of(row: u32, position: u32) -> u32 {
  return key_slot(u32(i32(state[0]) + pass_rows.offset), pass_rows.first + row, position);
}

fn in_context(slot: i32) -> bool {
  return slot >= 0 && slot < i32(CONTEXT);
}

// The last key that a row sees. A row outside the context sees something, and nobody sees it.
fn last_key(row: u32) -> u32 {
  return u32(clamp(last_seen(min(row, pass_rows.rows - 1u)), 0, i32(CONTEXT) - 1));
}
