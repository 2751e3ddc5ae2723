// The best WIDTH candidates of a level become nodes of the drafter's tree: they get children next. One workgroup, one
// invocation per candidate. Reference: src/core/speculation/grow-tree.ts.
// Joined with lib/round-state, lib/choice, lib/grown-layout, lib/grown, lib/tree-layout. Sizes: CONTEXT, WIDTH, WORKGROUP_SIZE.

struct Params {
  level: u32,
  first_candidate: u32,
  candidates: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(3) var<storage, read_write> grown: array<u32>;
@group(0) @binding(4) var<storage, read_write> tree: array<u32>; // the drafter's

@compute @workgroup_size(WORKGROUP_SIZE)
fn tree_grow(@builtin(local_invocation_index) thread: u32) {
  if (thread >= params.candidates) {
    return;
  }
  let candidate = params.first_candidate + thread;
  let place = place_among(candidate, params.first_candidate, params.candidates);
  if (place >= WIDTH) {
    return;
  }
  let node = 1u + (params.level - 1u) * WIDTH + place;
  let parent = grown[GROWN_PARENT + candidate];
  let above = select(grown[GROWN_NODE + min(parent, GROWN_CANDIDATES - 1u)], 0u, parent == NO_CANDIDATE);
  grown[GROWN_NODE + candidate] = node;
  grown[GROWN_OF_NODE + node] = candidate;
  tree[TREE_DEPTH + node] = params.level;
  for (var depth = 0u; depth < params.level; depth += 1u) {
    tree[TREE_PATH + node * TREE_LEVELS + depth] = tree[TREE_PATH + above * TREE_LEVELS + depth];
  }
  tree[TREE_PATH + node * TREE_LEVELS + params.level] = node;
  let slot = state[STATE_COMMITTED] - 1u + node;
  if (slot < CONTEXT) {
    tokens[slot] = grown[GROWN_TOKEN + candidate];
  }
}
