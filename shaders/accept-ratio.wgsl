// Rules R1 and R2: draft d is accepted if u < p(d) / q(d); at the first rejection the target adds a draw from
// norm(max(p - q, 0)), else its own draw behind the last draft (`own`, filled by sample.wgsl). R2, and R1 over a drafter without
// a distribution, is the case of q = 1 on d and 0 elsewhere (params.point_mass). Coin and residual have noise of their own.
// One workgroup per sequence, serial over the drafts. Twin: src/core/speculation/judge-chain.ts.
// Joined with lib/counter, lib/round-state, lib/choice, lib/commit-round. Sizes: VOCABULARY, CONTEXT, WORKGROUP_SIZE.

struct Params {
  gamma: u32,
  target_rows: u32, // verify rows a sequence has in `target_logits` and `target_partitions`
  draft_rows: u32, // the same of the draft
  point_mass: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(3) var<storage, read> own: array<u32>;
@group(0) @binding(4) var<storage, read> target_logits: array<f32>;
@group(0) @binding(5) var<storage, read> target_partitions: array<u32>;
@group(0) @binding(6) var<storage, read> draft_logits: array<f32>;
@group(0) @binding(7) var<storage, read> draft_partitions: array<u32>;

struct Verdict {
  drafted: u32,
  accepted: u32,
  fault: u32,
  stopped: u32,
}
var<workgroup> verdict: Verdict;

fn target_probability(sequence: u32, slot: u32, id: u32, scale: f32) -> f32 {
  let row = sequence * params.target_rows + slot;
  return exp(target_logits[row * VOCABULARY + id] * scale - bitcast<f32>(target_partitions[row]));
}

fn draft_probability(sequence: u32, slot: u32, id: u32, proposed: u32, scale: f32) -> f32 {
  if (params.point_mass == 1u) {
    return select(0.0, 1.0, id == proposed);
  }
  let row = sequence * params.draft_rows + slot;
  return exp(draft_logits[row * VOCABULARY + id] * scale - bitcast<f32>(draft_partitions[row]));
}

fn is_faulty(sequence: u32, slot: u32, drafted: bool) -> bool {
  return target_partitions[sequence * params.target_rows + slot] == QUIET_NAN ||
    (drafted && params.point_mass == 0u && draft_partitions[sequence * params.draft_rows + slot] == QUIET_NAN);
}

fn judge(sequence: u32, scale: f32) -> Verdict {
  let own_state = sequence * STATE_WORDS;
  let n = state[own_state + STATE_COMMITTED];
  var found = Verdict(drafts_to_judge(own_state, params.gamma), 0u, 0u, 0u);
  for (; found.accepted < found.drafted; found.accepted += 1u) {
    let slot = found.accepted;
    if (is_faulty(sequence, slot, true)) {
      found.fault = 1u;
      return found;
    }
    let token = tokens[sequence * CONTEXT + n + slot];
    let stream = counter_stream(state[own_state + STATE_SEED], state[own_state + STATE_SEQUENCE], n + slot, PURPOSE_ACCEPT);
    let coin = counter_uniform(stream, 0u);
    let forbidden = token == state[own_state + STATE_FORBIDDEN];
    let q = draft_probability(sequence, slot, token, token, scale);
    if (forbidden || coin * q >= target_probability(sequence, slot, token, scale)) {
      return found;
    }
    if (token == state[own_state + STATE_STOP]) {
      found.accepted += 1u;
      found.stopped = 1u;
      return found;
    }
  }
  found.fault = u32(is_faulty(sequence, found.accepted, false));
  return found;
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn accept_ratio(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let sequence = workgroup.x;
  let own_state = sequence * STATE_WORDS;
  let scale = 1.0 / bitcast<f32>(state[own_state + STATE_TEMPERATURE]);
  let running = state[own_state + STATE_DONE] == 0u;
  if (thread == 0u && running) {
    verdict = judge(sequence, scale);
  }
  workgroupBarrier();
  let slot = verdict.accepted;
  let n = state[own_state + STATE_COMMITTED];
  let at = sequence * CONTEXT + n + slot;
  let proposed = tokens[at];
  let rejected = running && verdict.stopped == 0u && verdict.fault == 0u && slot < verdict.drafted;

  // Every invocation walks its share of the row even where nothing was rejected: the barriers below must be met by all.
  var from_residual = NO_CHOICE;
  var from_target = NO_CHOICE;
  if (rejected) {
    let stream = counter_stream(state[own_state + STATE_SEED], state[own_state + STATE_SEQUENCE], n + slot, PURPOSE_RESIDUAL);
    for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
      if (id != state[own_state + STATE_FORBIDDEN]) {
        let noise = counter_gumbel(stream, id);
        let p = target_probability(sequence, slot, id, scale);
        let left = p - draft_probability(sequence, slot, id, proposed, scale);
        if (left > 0.0) {
          from_residual = better(from_residual, Choice(rank_of(log(left) + noise), id));
        }
        from_target = better(from_target, Choice(rank_of(log(p) + noise), id));
      }
    }
  }
  from_residual = best_of_workgroup(thread, from_residual);
  from_target = best_of_workgroup(thread, from_target);

  if (thread == 0u && running) {
    if (verdict.fault == 1u) {
      state[own_state + STATE_DONE] = DONE_FAULT;
    } else if (verdict.stopped == 1u) {
      commit_round(own_state, verdict.drafted, slot, 0u, tokens[at - 1u]);
    } else {
      var token = own[at];
      if (rejected) {
        // p = q up to rounding leaves no residual: the target's row itself is then the answer.
        token = select(from_residual.id, from_target.id, from_residual.id == NO_CHOICE.id);
      }
      tokens[at] = token;
      commit_round(own_state, verdict.drafted, slot, 1u, token);
    }
  }
}
