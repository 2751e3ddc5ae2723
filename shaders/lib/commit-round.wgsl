// What ends a round under every rule: the books, the new length, and whether the text ends here. Rolling the KV caches back
// is exactly this length: rows behind it are overwritten by the next pass. Needs `state` and round-state.

// Drafts that this round may judge: no more than proposed, and so few that the added token still fits below the limit.
fn drafts_to_judge(own_state: u32, gamma: u32) -> u32 {
  let room = state[own_state + STATE_LIMIT] - state[own_state + STATE_COMMITTED] - 1u;
  return min(min(gamma, state[own_state + STATE_PROPOSED]), room);
}

// `added`: 1 if the target's own token follows the accepted ones; `last` is the last token committed.
fn commit_round(own_state: u32, drafted: u32, accepted: u32, added: u32, last: u32) {
  let committed = state[own_state + STATE_COMMITTED] + accepted + added;
  state[own_state + STATE_COMMITTED] = committed;
  state[own_state + STATE_ROUNDS] += 1u;
  state[own_state + STATE_DRAFTED] += drafted;
  state[own_state + STATE_ACCEPTED] += accepted;
  state[own_state + STATE_ROUND_DRAFTED] = drafted;
  state[own_state + STATE_ROUND_ACCEPTED] = accepted;
  state[own_state + STATE_ROUND_ADDED] = added;
  state[own_state + STATE_PROPOSED] = PROPOSED_ALL;
  for (var slot = 0u; slot < accepted; slot += 1u) {
    state[own_state + STATE_ACCEPTED_AT + slot] += 1u;
  }
  if (last == state[own_state + STATE_STOP]) {
    state[own_state + STATE_DONE] = DONE_STOP;
  } else if (committed >= state[own_state + STATE_LIMIT]) {
    state[own_state + STATE_DONE] = DONE_LENGTH;
  }
}
