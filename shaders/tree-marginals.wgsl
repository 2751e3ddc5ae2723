// The tree that the target is shown, from the marginals of a block (DDTree): best first, the paths with the largest sums of log q.
// tree-top.wgsl has left the WIDTH likeliest tokens of every level among the candidates, level by level, likeliest first.
// One invocation: few nodes, and each hangs on the one before. Twin: src/core/speculation/marginal-tree.ts.
// Joined with lib/round-state, lib/choice, lib/grown-layout, lib/tree-layout. Sizes: CONTEXT, WIDTH, WORKGROUP_SIZE (1).

struct Params {
  depth: u32,
  budget: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read> grown: array<u32>;
@group(0) @binding(3) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(4) var<storage, read_write> tree: array<u32>;

struct Offer {
  parent: u32, // its node
  candidate: u32, // level * WIDTH + rank
  score: f32,
}

// Each node makes two offers at most.
var<private> offers: array<Offer, 2u * TREE_NODES>;
var<private> made: u32;
var<private> taken: array<bool, 2u * TREE_NODES>;
var<private> scores: array<f32, TREE_NODES>; // by node

fn offer(parent: u32, candidate: u32) {
  offers[made] = Offer(parent, candidate, scores[parent] + bitcast<f32>(grown[GROWN_LOG_Q + candidate]));
  made += 1u;
}

// The best that is left, of equal ones the earliest; `made` if there is none.
fn best_offer() -> u32 {
  var best = made;
  for (var at = 0u; at < made; at += 1u) {
    if (!taken[at] && (best == made || rank_of(offers[at].score) > rank_of(offers[best].score))) {
      best = at;
    }
  }
  return best;
}

@compute @workgroup_size(1)
fn tree_marginals() {
  let n = state[STATE_COMMITTED];
  // the target's draw behind the last node must lie in the context too
  let room = min(params.budget, max(CONTEXT, n + 1u) - n - 1u);
  var count = 1u;
  offer(0u, 0u);
  while (count <= room) {
    let at = best_offer();
    if (at == made) {
      break;
    }
    taken[at] = true;
    let node = count;
    let parent = offers[at].parent;
    let candidate = offers[at].candidate;
    let depth = candidate / WIDTH + 1u;
    scores[node] = offers[at].score;
    tree[TREE_PARENT + node] = parent;
    tree[TREE_DEPTH + node] = depth;
    tree[TREE_ORIGIN + node] = 0u;
    tree[TREE_LOG_Q + node] = grown[GROWN_LOG_Q + candidate];
    tree[TREE_PATH + node * TREE_LEVELS] = 0u;
    for (var level = 1u; level < depth; level += 1u) {
      tree[TREE_PATH + node * TREE_LEVELS + level] = tree[TREE_PATH + parent * TREE_LEVELS + level];
    }
    tree[TREE_PATH + node * TREE_LEVELS + depth] = node;
    tokens[n - 1u + node] = grown[GROWN_TOKEN + candidate];
    count += 1u;
    if (candidate % WIDTH < WIDTH - 1u) {
      offer(parent, candidate + 1u);
    }
    if (depth < params.depth) {
      offer(node, depth * WIDTH);
    }
  }
  tree[TREE_COUNT] = count;
}
