// The rows of one pass, shared by every kernel of the forward pass as @group(1).
//
// A pass takes `rows` tokens of one sequence at the absolute positions n + offset + 0, 1, 2 ..., where n is the number of
// committed tokens. n is read on the GPU, so that a later round can be recorded before an earlier one has decided it.

struct Rows {
  offset: i32,
  rows: u32,
}

@group(1) @binding(0) var<uniform> pass_rows: Rows;
@group(1) @binding(1) var<storage, read> state: array<u32>; // [0]: n

// Absolute position of a row. Negative, or beyond the context, when the pass reaches out of the sequence.
fn position_of(row: u32) -> i32 {
  return i32(state[0]) + pass_rows.offset + i32(row);
}

fn in_context(position: i32) -> bool {
  return position >= 0 && position < i32(CONTEXT);
}
