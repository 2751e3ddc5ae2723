// Bradley and Terry's loss of pairs of rewards, the first of each preferred, with rewards held around 0:
//
//   loss = -log sigmoid(first - second) + centring (first + second)^2
//
//   rewards   [2 * pairs]         pair by pair, the preferred one first
//   gradient  [2 * pairs]         written: share * d loss
//   figures   [pairs]       vec4  written: (loss without the share, first, second, 0)
//
// One invocation a pair. A reward that is not a number makes its pair's loss and gradients such. CPU's side: src/engine/train/pair-losses.ts.

struct Plan {
  share: f32, // of a pair in the step's loss
  centring: f32,
}

@group(0) @binding(0) var<storage, read> rewards: array<f32>;
@group(0) @binding(1) var<storage, read_write> gradient: array<f32>;
@group(0) @binding(2) var<storage, read_write> figures: array<vec4f>;
@group(0) @binding(3) var<uniform> plan: Plan;
@group(0) @binding(4) var<uniform> row_count: u32;

@compute @workgroup_size(32)
fn pair_loss(@builtin(global_invocation_id) at: vec3u) {
  let first = 2u * at.x;
  if (first + 1u >= row_count) {
    return;
  }
  let preferred = rewards[first];
  let other = rewards[first + 1u];
  let ahead = preferred - other;
  let both = preferred + other;
  // both from e^-|ahead|, which cannot overflow
  let small = exp(-abs(ahead));
  let wrong = select(1.0, small, ahead > 0.0) / (1.0 + small); // sigmoid(-ahead)
  let pull = 2.0 * plan.centring * both;
  gradient[first] = plan.share * (pull - wrong);
  gradient[first + 1u] = plan.share * (pull + wrong);
  figures[at.x] = vec4f(max(-ahead, 0.0) + log(1.0 + small) + plan.centring * both * both, preferred, other, 0.0);
}
