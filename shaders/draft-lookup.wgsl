// Prompt lookup: the tokens that followed the longest earlier occurrence of the text's end (n-grams of LONGEST down to
// SHORTEST; of equal ones the most recent) are proposed again. Writes them behind the text, and how many they are.
// One workgroup; its threads share the candidate places. Twin: src/core/speculation/prompt-lookup.ts.
// Joined with lib/round-state. Sizes: CONTEXT, LONGEST, SHORTEST, WORKGROUP_SIZE.

struct Params {
  gamma: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;

// Length of the match in the upper bits, its end in the lower: the largest is the longest, then the most recent.
const LENGTH_UNIT: u32 = 0x1000000u;
var<workgroup> found: array<u32, WORKGROUP_SIZE>;

@compute @workgroup_size(WORKGROUP_SIZE)
fn draft_lookup(@builtin(local_invocation_index) thread: u32) {
  let n = state[STATE_COMMITTED];
  var best = 0u;
  for (var end = 1u + thread; end < n; end += WORKGROUP_SIZE) {
    var length = 0u;
    while (length < min(LONGEST, end) && tokens[end - 1u - length] == tokens[n - 1u - length]) {
      length += 1u;
    }
    if (length >= SHORTEST) {
      best = max(best, length * LENGTH_UNIT + end);
    }
  }
  found[thread] = best;
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      found[thread] = max(found[thread], found[thread + half]);
    }
  }
  if (thread == 0u) {
    let end = found[0] % LENGTH_UNIT;
    let count = select(min(params.gamma, n - end), 0u, found[0] == 0u);
    for (var i = 0u; i < count; i += 1u) {
      if (n + i < CONTEXT) {
        tokens[n + i] = tokens[end + i];
      }
    }
    state[STATE_PROPOSED] = count;
  }
}
