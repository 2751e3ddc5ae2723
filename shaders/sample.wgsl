// Draws one token per row of logits: argmax of logit / T + g, with Gumbel noise g keyed by the token's absolute position
// (T = 0: no noise, the argmax), and log Z = log of the sum of exp(logit / T) over the allowed ids (T = 0: at T = 1).
// A row that holds a NaN or +infinity, or whose log Z is not finite (logits / T beyond an f32, nothing allowed), gets the quiet
// NaN as its log Z: the accept kernels stop the run there.
// One workgroup per row (x) and sequence (y). Rows of a tree share positions, and with them their noise: what is drawn behind a
// node is what plain decoding would draw there. Twin: src/engine/ops/sample-reference.ts.
// Joined with lib/counter, lib/round-state, lib/choice, lib/share, and lib/chain or lib/tree. Sizes: VOCABULARY, CONTEXT, WORKGROUP_SIZE
// (a power of two).

struct Params {
  logits_rows: u32, // rows a sequence has in `logits`
  first_row: u32, // row of `logits` that workgroup x = 0 reads
  partition_rows: u32, // entries a sequence has in `partitions`
  first_partition: u32, // entry of `partitions` that workgroup x = 0 writes
  offset: i32, // row x draws the token at position n + offset + depth_of(x)
  purpose: u32, // what the noise is for; 0: none, the argmax
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> state: array<u32>;
@group(0) @binding(2) var<storage, read> logits: array<f32>;
@group(0) @binding(3) var<storage, read_write> drawn: array<u32>; // [sequence][CONTEXT], row x at n + offset + x
@group(0) @binding(4) var<storage, read_write> partitions: array<u32>; // f32 bits of log Z
@group(0) @binding(5) var<storage, read> tree: array<u32>; // of one sequence; a chain has none

@compute @workgroup_size(WORKGROUP_SIZE)
fn sample(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.x;
  let sequence = workgroup.y;
  let own_state = sequence * STATE_WORDS;
  let temperature = bitcast<f32>(state[own_state + STATE_TEMPERATURE]);
  let scale = select(1.0 / temperature, 1.0, temperature == 0.0);
  let noisy = params.purpose != 0u && temperature != 0.0;
  let first_position = u32(i32(state[own_state + STATE_COMMITTED]) + params.offset);
  let position = first_position + depth_of(row);
  let place = first_position + row;
  let stream = counter_stream(state[own_state + STATE_SEED], state[own_state + STATE_SEQUENCE], position, params.purpose);
  let forbidden = state[own_state + STATE_FORBIDDEN];
  let first = (sequence * params.logits_rows + params.first_row + row) * VOCABULARY;

  var share = NO_SHARE;
  for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
    let logit = logits[first + id];
    share.fault |= u32(is_nan_or_infinite(bitcast<u32>(logit)));
    if (id != forbidden) {
      var score = logit * scale;
      share.largest = max(share.largest, score);
      if (noisy) {
        score += counter_gumbel(stream, id);
      }
      share.best = better(share.best, Choice(rank_of(score), id));
    }
  }
  for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
    if (id != forbidden) {
      share.sum += exp(logits[first + id] * scale - share.largest);
    }
  }
  let all = share_of_workgroup(thread, share);
  if (thread == 0u) {
    if (place < CONTEXT) {
      drawn[sequence * CONTEXT + place] = all.best.id;
    }
    partitions[sequence * params.partition_rows + params.first_partition + row] = log_partition(all);
  }
}
