// Leaves a layer's residual stream where drafters find it: as it is behind the layer, before any norm.
//
//   hidden    [rows][HIDDEN / 4]           vec4
//   features  [CONTEXT][TAPS][HIDDEN / 4]  vec4, written at the row's slot, as the TAP-th of its TAPS
//
// One invocation copies one vec4; x runs over HIDDEN / 4, y over rows. A row outside the context writes nothing.
// Joined with lib/rows. Sizes: CONTEXT, HIDDEN, TAP, TAPS.

@group(0) @binding(0) var<storage, read> hidden: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> features: array<vec4f, CONTEXT * TAPS * HIDDEN / 4u>;

@compute @workgroup_size(32)
fn tap(@builtin(global_invocation_id) at: vec3u) {
  let quad = at.x;
  let row = at.y;
  let slot = slot_of(row);
  if (quad >= HIDDEN / 4u || row >= pass_rows.rows || !in_context(slot)) {
    return;
  }
  features[(u32(slot) * TAPS + TAP) * (HIDDEN / 4u) + quad] = hidden[row * (HIDDEN / 4u) + quad];
}
