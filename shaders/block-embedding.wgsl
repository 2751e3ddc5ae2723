// The rows of a block that is to be filled in: the first holds its token, the others the mask.
//
//   tokens  [CONTEXT]           token id in each slot
//   table   [VOCAB][HIDDEN / 4] vec4
//   hidden  [rows][HIDDEN / 4]  vec4, written: the residual stream
//
// Where the masks stand the sequence may hold anything: nobody reads it, and no mask is ever written there. One invocation copies
// one vec4; x runs over HIDDEN / 4, y over rows. Joined with lib/rows. Sizes: CONTEXT, VOCAB, HIDDEN, MASK.

@group(0) @binding(0) var<storage, read> tokens: array<u32, CONTEXT>;
@group(0) @binding(1) var<storage, read> table: array<vec4f, VOCAB * HIDDEN / 4u>;
@group(0) @binding(2) var<storage, read_write> hidden: array<vec4f>;

@compute @workgroup_size(32)
fn block_embedding(@builtin(global_invocation_id) at: vec3u) {
  let quad = at.x;
  let row = at.y;
  if (quad >= HIDDEN / 4u || row >= pass_rows.rows) {
    return;
  }
  let slot = u32(clamp(slot_of(row), 0, i32(CONTEXT) - 1));
  let token = min(select(tokens[slot], MASK, row > 0u), VOCAB - 1u);
  hidden[row * (HIDDEN / 4u) + quad] = table[token * (HIDDEN / 4u) + quad];
}
