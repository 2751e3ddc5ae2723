// Token embedding: hidden[row] = table[tokens[slot of row]].
//
//   tokens  [CONTEXT]           token id in each slot
//   table   [VOCAB][HIDDEN / 4] vec4
//   hidden  [rows][HIDDEN / 4]  vec4, written: the residual stream
//
// One invocation copies one vec4; x runs over HIDDEN / 4, y over rows. A row outside the context becomes zero: it
// computes something finite that nobody reads. Joined with lib/rows. Sizes: CONTEXT, VOCAB, HIDDEN.

@group(0) @binding(0) var<storage, read> tokens: array<u32, CONTEXT>;
@group(0) @binding(1) var<storage, read> table: array<vec4f, VOCAB * HIDDEN / 4u>;
@group(0) @binding(2) var<storage, read_write> hidden: array<vec4f>;

@compute @workgroup_size(32)
fn embedding(@builtin(global_invocation_id) at: vec3u) {
  let quad = at.x;
  let row = at.y;
  if (quad >= HIDDEN / 4u || row >= pass_rows.rows) {
    return;
  }
  let slot = slot_of(row);
  var value = vec4f(0.0);
  if (in_context(slot)) {
    let token = min(tokens[slot], VOCAB - 1u);
    value = table[token * (HIDDEN / 4u) + quad];
  }
  hidden[row * (HIDDEN / 4u) + quad] = value;
}
