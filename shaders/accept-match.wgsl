// Rules R3, R4 and temperature 0: a draft is accepted if it equals the token that the target itself draws there, and the
// first draw that differs (or the one behind the last draft) is what the target adds. Lossless by construction: every
// committed token is the target's own draw. `own` was filled by sample.wgsl over the verify rows.
// One invocation per sequence. Twin: src/core/speculation/judge-chain.ts.
// Joined with lib/round-state, lib/commit-round. Sizes: CONTEXT.

struct Params {
  gamma: u32,
  partition_rows: u32, // entries a sequence has in `partitions`
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(3) var<storage, read> own: array<u32>; // by absolute position
@group(0) @binding(4) var<storage, read> partitions: array<u32>; // by verify row; the quiet NaN marks a faulty one

@compute @workgroup_size(1)
fn accept_match(@builtin(workgroup_id) workgroup: vec3u) {
  let sequence = workgroup.x;
  let own_state = sequence * STATE_WORDS;
  if (state[own_state + STATE_DONE] != 0u) {
    return;
  }
  let drafted = drafts_to_judge(own_state, params.gamma);
  let stop = state[own_state + STATE_STOP];
  let first = sequence * CONTEXT + state[own_state + STATE_COMMITTED];
  let first_partition = sequence * params.partition_rows;

  var accepted = 0u;
  var last = NO_TOKEN;
  var agrees = true;
  while (agrees && accepted < drafted && (accepted == 0u || last != stop)) {
    let target_token = own[first + accepted];
    agrees = tokens[first + accepted] == target_token && partitions[first_partition + accepted] != QUIET_NAN;
    if (agrees) {
      accepted += 1u;
      last = target_token;
    }
  }
  let added = select(1u, 0u, accepted > 0u && last == stop);
  if (added == 1u) {
    if (partitions[first_partition + accepted] == QUIET_NAN) {
      state[own_state + STATE_DONE] = DONE_FAULT;
      return;
    }
    last = own[first + accepted];
    tokens[first + accepted] = last;
  }
  commit_round(own_state, drafted, accepted, added, last);
}
