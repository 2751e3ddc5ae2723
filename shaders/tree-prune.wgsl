// The tree that the target is shown: of all candidates the `budget` best, in the order in which they were scored, so that
// parents stand before children. One workgroup, one invocation per candidate. Reference: src/core/speculation/grow-tree.ts.
// Joined with lib/round-state, lib/choice, lib/grown-layout, lib/grown, lib/tree-layout. Sizes: CONTEXT, WORKGROUP_SIZE.

struct Params {
  candidates: u32,
  budget: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(3) var<storage, read_write> grown: array<u32>;
@group(0) @binding(4) var<storage, read_write> tree: array<u32>; // the target's

// By candidate: its node in the tree, 0: it does not stay.
var<workgroup> nodes: array<u32, WORKGROUP_SIZE>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn tree_prune(@builtin(local_invocation_index) thread: u32) {
  let n = state[STATE_COMMITTED];
  let anchor = n - 1u;
  // the target's draw behind the last node must lie in the context too
  let room = min(params.budget, max(CONTEXT, n + 1u) - n - 1u);
  let exists = thread < params.candidates;
  nodes[thread] = u32(exists && place_among(thread, 0u, params.candidates) < room);
  workgroupBarrier();
  var node = 0u;
  var count = 1u;
  for (var other = 0u; other < params.candidates; other += 1u) {
    count += nodes[other];
    node += select(0u, nodes[other], other <= thread);
  }
  let stays = nodes[thread] == 1u;
  workgroupBarrier();
  nodes[thread] = select(0u, node, stays);
  workgroupBarrier();
  if (thread == 0u) {
    tree[TREE_COUNT] = count;
  }
  if (!stays) {
    return;
  }
  let parent = grown[GROWN_PARENT + thread];
  var depth = 0u;
  for (var at = thread; at != NO_CANDIDATE; at = grown[GROWN_PARENT + at]) {
    depth += 1u;
  }
  tree[TREE_PARENT + node] = select(nodes[min(parent, WORKGROUP_SIZE - 1u)], 0u, parent == NO_CANDIDATE);
  tree[TREE_DEPTH + node] = depth;
  tree[TREE_ORIGIN + node] = grown[GROWN_NODE + thread];
  tree[TREE_LOG_Q + node] = grown[GROWN_LOG_Q + thread];
  tree[TREE_PATH + node * TREE_LEVELS] = 0u;
  var at = thread;
  for (var level = depth; level > 0u; level -= 1u) {
    tree[TREE_PATH + node * TREE_LEVELS + level] = nodes[at];
    at = grown[GROWN_PARENT + at];
  }
  tokens[anchor + node] = grown[GROWN_TOKEN + thread];
}
