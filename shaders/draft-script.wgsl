// A drafter that reads its proposals from a script, by absolute position: the adversaries of the losslessness tests.
// Joined with lib/round-state. Sizes: CONTEXT.

struct Params {
  gamma: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(3) var<storage, read> script: array<u32, CONTEXT>;

@compute @workgroup_size(16)
fn draft_script(@builtin(local_invocation_index) thread: u32) {
  let position = state[STATE_COMMITTED] + thread;
  if (thread < params.gamma && position < CONTEXT) {
    tokens[position] = script[position];
  }
}
