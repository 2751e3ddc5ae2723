// The next token of each sequence of a batch, how likely it was and how open the choice; then the row stands at that token.
//
//   drawn    = argmax_i logit_i / T + g_i,  g Gumbel noise keyed by (seed, sequence, position of the drawn token, PURPOSE_GUMBEL);
//              T = 0: argmax_i logit_i. What plain decoding of that sequence draws there (sample.wgsl)
//   log_prob = logit_drawn - log sum_i exp(logit_i): at T = 1 whatever T was, as a policy's ratios want it (note reasoning.md 7)
//   entropy  = log sum_i exp(logit_i) - sum_i q_i logit_i, at T = 1 as well
//
//   batch      [rows]               first slot, position, number of the sequence, tokens that it may yet draw
//   logits     [rows][VOCABULARY]
//   tokens     [slots]              written at the slot behind the row's
//   log_probs  [slots]              written there too
//   entropies  [slots]              and there
//
// A row that may draw no more is idle: it stays where it is and writes nothing. `end` drawn, or the last token that it may: so it becomes.
// A row of logits whose log Z is none (lib/share) makes it FAULTY, which is idle too.
// One workgroup per row (x). Joined with lib/counter, lib/round-state, lib/choice, lib/share. Sizes: VOCABULARY, WORKGROUP_SIZE (a power of two).

struct Params {
  seed: u32,
  temperature: f32,
  end: u32, // the token that ends a text
}

const FAULTY: u32 = 0xffffffffu;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read_write> batch: array<vec4u>;
@group(0) @binding(3) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(4) var<storage, read_write> log_probs: array<f32>;
@group(0) @binding(5) var<storage, read_write> entropies: array<f32>;

// Where exp is 0 for certain: what is added up of such scores is 0, not 0 times minus infinity.
const FAR: f32 = -200.0;

// Of each thread's ids: the largest score, sum of exp(score - largest), sum of exp(score - largest) (score - largest).
var<workgroup> parts: array<vec3f, WORKGROUP_SIZE>;

// Thread 0's to ask, behind share_of_workgroup, whose first barrier the parts have passed.
fn entropy_of(all: Share) -> f32 {
  var moment = 0.0;
  for (var thread = 0u; thread < WORKGROUP_SIZE; thread += 1u) {
    let part = parts[thread];
    let below = max(part.x - all.largest, FAR);
    moment += exp(below) * (part.z + below * part.y);
  }
  return log(all.sum) - moment / all.sum;
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn draw(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = workgroup.x;
  let first = row * VOCABULARY;
  let own = batch[row];
  let position = own.y + 1u;
  let noisy = params.temperature != 0.0;
  let scale = select(1.0, 1.0 / params.temperature, noisy);
  let stream = counter_stream(params.seed, own.z, position, PURPOSE_GUMBEL);

  var share = NO_SHARE;
  for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
    let logit = logits[first + id];
    share.fault |= u32(is_nan_or_infinite(bitcast<u32>(logit)));
    share.largest = max(share.largest, logit);
    var score = logit * scale;
    if (noisy) {
      score += counter_gumbel(stream, id);
    }
    share.best = better(share.best, Choice(rank_of(score), id));
  }
  var moment = 0.0;
  for (var id = thread; id < VOCABULARY; id += WORKGROUP_SIZE) {
    let below = logits[first + id] - share.largest;
    let weight = exp(below);
    share.sum += weight;
    moment += weight * max(below, FAR);
  }
  parts[thread] = vec3f(share.largest, share.sum, moment);
  let all = share_of_workgroup(thread, share);
  if (thread == 0u && own.w != 0u && own.w != FAULTY) {
    let id = all.best.id;
    let at = own.x + position;
    if (log_partition(all) == QUIET_NAN) {
      batch[row].w = FAULTY;
    } else {
      tokens[at] = id;
      log_probs[at] = logits[first + id] - all.largest - log(all.sum);
      entropies[at] = entropy_of(all);
      let left = select(own.w - 1u, 0u, id == params.end);
      batch[row] = vec4u(own.x, select(own.y, position, left > 0u), own.z, left);
    }
  }
}
