// Logits of a draft vocabulary, spread over the target's: a token that the drafter cannot say is as good as impossible.
//
//   out[row][id] = logits[row][i] where target id = i + d2t[i], else UNSAYABLE
//
//   places  [VOCAB]               by target id: i + 1, or 0
//   logits  [rows][DRAFT_VOCAB]
//   out     [rows][VOCAB]         written
//
// UNSAYABLE is finite, since WGSL leaves infinities loose; its exp is 0 at every temperature that a run may have.
// x runs over ids, y over rows. Joined with lib/rows. Sizes: VOCAB, DRAFT_VOCAB, CONTEXT.

const UNSAYABLE: f32 = -1.0e30;

@group(0) @binding(0) var<storage, read> places: array<u32, VOCAB>;
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn spread(@builtin(global_invocation_id) at: vec3u) {
  let id = at.x;
  let row = at.y;
  if (id >= VOCAB || row >= pass_rows.rows) {
    return;
  }
  let place = places[id];
  out[row * VOCAB + id] = select(UNSAYABLE, logits[row * DRAFT_VOCAB + max(place, 1u) - 1u], place > 0u);
}
