// Children for nodes of a drafter's tree: behind each, its WIDTH likeliest tokens become candidates, scored by the sum of log q
// (at temperature 1) along the path. One workgroup per node. Reference: src/core/speculation/grow-tree.ts.
// Joined with lib/round-state, lib/choice, lib/grown-layout. Sizes: VOCABULARY, WIDTH, WORKGROUP_SIZE (a power of two).

struct Params {
  first_row: u32, // row of `logits` that workgroup x = 0 reads
  first_node: u32, // its node in the drafter's tree, 0: the anchor
  first_candidate: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read> logits: array<f32>;
@group(0) @binding(3) var<storage, read_write> grown: array<u32>;

const LOWEST: f32 = -3.4028234e38;

// Of a share of the row: the largest logit, and the sum of exp(logit - largest).
var<workgroup> shares: array<vec2f, WORKGROUP_SIZE>;

fn merged(a: vec2f, b: vec2f) -> vec2f {
  let largest = max(a.x, b.x);
  return vec2f(largest, a.y * exp(a.x - largest) + b.y * exp(b.x - largest));
}

fn log_partition(thread: u32, first: u32, forbidden: u32) -> f32 {
  var share = vec2f(LOWEST, 0.0);
  for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
    if (id != forbidden) {
      share = merged(share, vec2f(logits[first + id], 1.0));
    }
  }
  shares[thread] = share;
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      shares[thread] = merged(shares[thread], shares[thread + half]);
    }
  }
  workgroupBarrier();
  return shares[0].x + log(shares[0].y);
}

// Whether a choice comes behind another in the order of `better`.
fn behind(choice: Choice, last: Choice) -> bool {
  return choice.rank < last.rank || (choice.rank == last.rank && choice.id > last.id);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn tree_top(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let node = select(params.first_node + workgroup.x, 0u, params.first_node == 0u);
  let first = (params.first_row + workgroup.x) * VOCABULARY;
  let forbidden = state[STATE_FORBIDDEN];
  let log_z = log_partition(thread, first, forbidden);
  let parent = select(grown[GROWN_OF_NODE + node], NO_CANDIDATE, node == 0u);
  let parent_score = select(bitcast<f32>(grown[GROWN_SCORE + min(parent, GROWN_CANDIDATES - 1u)]), 0.0, node == 0u);

  var last = Choice(0xffffffffu, 0u);
  for (var pick = 0u; pick < WIDTH; pick += 1u) {
    var own = NO_CHOICE;
    for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
      let choice = Choice(rank_of(logits[first + id]), id);
      if (id != forbidden && behind(choice, last)) {
        own = better(own, choice);
      }
    }
    last = best_of_workgroup(thread, own);
    if (thread == 0u) {
      let candidate = params.first_candidate + workgroup.x * WIDTH + pick;
      let token = min(last.id, VOCABULARY - 1u);
      let log_q = logits[first + token] - log_z;
      grown[GROWN_TOKEN + candidate] = token;
      grown[GROWN_LOG_Q + candidate] = bitcast<u32>(log_q);
      grown[GROWN_SCORE + candidate] = bitcast<u32>(parent_score + log_q);
      grown[GROWN_PARENT + candidate] = parent;
      grown[GROWN_NODE + candidate] = 0u;
    }
  }
}
