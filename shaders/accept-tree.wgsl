// Judges a tree of drafts from the anchor down, commits the path that stands and one token of the target's behind it.
//
//   R3, R4, temperature 0   the child that carries the target's own draw, if any
//   R2                      children in order, each kept with p(child) / (1 - p of those refused before it); after the last
//                           refusal the target draws from what is left of p
//
// One workgroup. Twin: src/core/speculation/judge-tree.ts.
// Joined with lib/counter, lib/round-state, lib/choice, lib/tree-layout, lib/commit-round. Sizes: VOCABULARY, CONTEXT,
// WORKGROUP_SIZE (a power of two).

struct Params {
  by_coin: u32, // 1: R2 above temperature 0
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>; // node i at slot n - 1 + i
@group(0) @binding(3) var<storage, read> own: array<u32>; // the target's draw behind node i, at n + i
@group(0) @binding(4) var<storage, read> logits: array<f32>; // by node
@group(0) @binding(5) var<storage, read> partitions: array<u32>; // by node; the quiet NaN marks a faulty row
@group(0) @binding(6) var<storage, read_write> tree: array<u32>;

struct Walk {
  node: u32, // where it ends
  accepted: u32,
  refused: u32, // children of that node that a coin refused: all it has
  fault: u32,
  stopped: u32,
}
var<workgroup> walk: Walk;
var<workgroup> refused_tokens: array<u32, TREE_NODES>;

fn probability(node: u32, id: u32, scale: f32) -> f32 {
  return exp(logits[node * VOCABULARY + id] * scale - bitcast<f32>(partitions[node]));
}

fn token_of(node: u32) -> u32 {
  return tokens[state[STATE_COMMITTED] - 1u + node];
}

// Nodes that this round may accept: behind them a token must still fit below the limit, and the target's draw into the context.
fn is_shown(node: u32) -> bool {
  let n = state[STATE_COMMITTED];
  return tree[TREE_DEPTH + node] < state[STATE_LIMIT] - n && n + node < CONTEXT;
}

// The accepted child of a node, 0 if none; children that a coin refuses are counted in `walk.refused`.
fn accepted_child(node: u32, depth: u32, scale: f32) -> u32 {
  let n = state[STATE_COMMITTED];
  let stream = counter_stream(state[STATE_SEED], state[STATE_SEQUENCE], n + depth, PURPOSE_ACCEPT);
  var mass = 1.0;
  walk.refused = 0u;
  for (var child = node + 1u; child < tree[TREE_COUNT]; child += 1u) {
    if (tree[TREE_PARENT + child] != node || !is_shown(child)) {
      continue;
    }
    let token = token_of(child);
    if (params.by_coin == 0u) {
      if (token == own[n + node]) {
        return child;
      }
      continue;
    }
    let p = select(probability(node, token, scale), 0.0, token == state[STATE_FORBIDDEN]);
    if (counter_uniform(stream, walk.refused) * mass < p) {
      return child;
    }
    mass -= p;
    refused_tokens[walk.refused] = token;
    walk.refused += 1u;
  }
  return 0u;
}

fn judge(scale: f32) {
  walk = Walk(0u, 0u, 0u, 0u, 0u);
  tree[TREE_WALK] = 0u;
  loop {
    if (partitions[walk.node] == QUIET_NAN) {
      walk.fault = 1u;
      break;
    }
    let child = accepted_child(walk.node, walk.accepted, scale);
    if (child == 0u) {
      break;
    }
    walk.node = child;
    walk.accepted += 1u;
    tree[TREE_WALK + walk.accepted] = child;
    if (token_of(child) == state[STATE_STOP]) {
      walk.stopped = 1u;
      break;
    }
  }
}

fn was_refused(id: u32) -> bool {
  for (var i = 0u; i < walk.refused; i += 1u) {
    if (refused_tokens[i] == id) {
      return true;
    }
  }
  return false;
}

// Puts the accepted path right behind the anchor. Nodes along it ascend, so nothing is overwritten before it is read.
fn commit(added_token: u32) {
  let n = state[STATE_COMMITTED];
  var drafted = 0u;
  for (var node = 1u; node < tree[TREE_COUNT]; node += 1u) {
    drafted += u32(is_shown(node));
  }
  var last = added_token;
  for (var depth = 1u; depth <= walk.accepted; depth += 1u) {
    last = token_of(tree[TREE_WALK + depth]);
    tokens[n - 1u + depth] = last;
  }
  let added = 1u - walk.stopped;
  if (added == 1u) {
    last = added_token;
    tokens[n + walk.accepted] = last;
  }
  tree[TREE_ACCEPTED] = walk.accepted;
  tree[TREE_ANCHOR] = n - 1u;
  commit_round(0u, drafted, walk.accepted, added, last);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn accept_tree(@builtin(local_invocation_index) thread: u32) {
  let scale = 1.0 / bitcast<f32>(state[STATE_TEMPERATURE]);
  let running = state[STATE_DONE] == 0u;
  if (thread == 0u) {
    walk = Walk(0u, 0u, 0u, 0u, 0u);
    tree[TREE_ACCEPTED] = 0u;
    if (running) {
      judge(scale);
    }
  }
  workgroupBarrier();
  let n = state[STATE_COMMITTED];

  // Every invocation walks its share of the row even where nothing was refused: the barriers below must be met by all.
  var from_rest = NO_CHOICE;
  var from_all = NO_CHOICE;
  if (walk.refused > 0u) {
    let stream = counter_stream(state[STATE_SEED], state[STATE_SEQUENCE], n + walk.accepted, PURPOSE_RESIDUAL);
    for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
      if (id != state[STATE_FORBIDDEN]) {
        let choice = Choice(rank_of(log(probability(walk.node, id, scale)) + counter_gumbel(stream, id)), id);
        from_all = better(from_all, choice);
        if (!was_refused(id) && probability(walk.node, id, scale) > 0.0) {
          from_rest = better(from_rest, choice);
        }
      }
    }
  }
  from_rest = best_of_workgroup(thread, from_rest);
  from_all = best_of_workgroup(thread, from_all);

  if (thread == 0u && running) {
    if (walk.fault == 1u) {
      state[STATE_DONE] = DONE_FAULT;
    } else if (walk.refused > 0u && walk.stopped == 0u) {
      // p all on what was refused, up to rounding, leaves nothing: p itself is then the answer.
      commit(select(from_rest.id, from_all.id, from_rest.id == NO_CHOICE.id));
    } else {
      commit(own[n + walk.node]);
    }
  }
}
