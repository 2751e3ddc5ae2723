// What a drafter is taught at each slot: a loss between its row of logits (q) and a teacher's (p) or a token (y), and the
// weighted gradient with respect to the logits. Formulas, kinds and floors: src/core/training/row-loss.ts.
//
//   gradient_v = weight * (q_v (a + b log(q_v/p_v) + c 1[q_v<p_v] + d log(q_v/m_v)) - e p_v - f 1[v=y]),   m = (p + q) / 2
//
// A row's kind says only what the six coefficients are.
//
//   rows     [rows] of (kind, weight as f32 bits, token, row of the teacher or NO_TEACHER)
//   logits   [rows][VOCABULARY]
//   teacher  [..][TEACHER_VOCABULARY]
//   ids      [VOCABULARY], if MAPPED: the teacher's id of each draft id. p is then renormalised on those; alpha is of
//            its whole row
//   gradient [rows][VOCABULARY], written
//   figures  [rows], written: (loss without the weight, alpha, argmax of q, entropy of q) as f32 bits, the argmax as a whole number
//
// One workgroup per row of the window, which nothing outside the row has a part in. A row that holds a NaN or +infinity, or
// lacks a teacher that its kind needs, has the loss NaN.
// Joined with lib/choice. Sizes: VOCABULARY, TEACHER_VOCABULARY, MAPPED, WORKGROUP_SIZE (a power of two), KIND_*, the floors.

const NO_TEACHER: u32 = 0xffffffffu;
const QUIET_NAN: u32 = 0x7fc00000u;

@group(0) @binding(0) var<uniform> first_row: vec4u; // x: the row of workgroup 0
@group(0) @binding(1) var<storage, read> rows: array<vec4u>;
@group(0) @binding(2) var<storage, read> logits: array<f32>;
@group(0) @binding(3) var<storage, read> teacher: array<f32>;
@group(0) @binding(4) var<storage, read> ids: array<u32>;
@group(0) @binding(5) var<storage, read_write> gradient: array<f32>;
@group(0) @binding(6) var<storage, read_write> figures: array<vec4u>;

struct Coefficients {
  loss: f32,
  a: f32,
  b: f32,
  c: f32,
  d: f32,
  e: f32,
  f: f32,
}

var<workgroup> sums: array<vec4f, WORKGROUP_SIZE>;

fn sum_of_workgroup(thread: u32, own: vec4f) -> vec4f {
  sums[thread] = own;
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      sums[thread] += sums[thread + half];
    }
  }
  workgroupBarrier();
  let sum = sums[0];
  workgroupBarrier(); // all have read it
  return sum;
}

// The teacher's id of a draft id.
fn id_of(v: u32) -> u32 {
  if (MAPPED) {
    return ids[v];
  }
  return v;
}

fn is_fault(logit: f32) -> u32 {
  return u32(is_nan_or_infinite(bitcast<u32>(logit)));
}

// log(x / ((x + y) / 2)) of logarithms, without leaving them.
fn over_mixture(x: f32, y: f32) -> f32 {
  let apart = y - x;
  return -max(apart, 0.0) - log(0.5 + 0.5 * exp(-abs(apart)));
}

// The gradient force * (1_y - q).
fn pushing(loss: f32, force: f32) -> Coefficients {
  return Coefficients(loss, -force, 0.0, 0.0, 0.0, 0.0, -force);
}

// Two outcomes, y or not, of probabilities given as logarithms.
fn bern(log_q: f32, log_not_q: f32, log_p: f32, log_not_p: f32) -> Coefficients {
  let q = max(vec2f(log_q, log_not_q), vec2f(BERN_FLOOR));
  let p = max(vec2f(log_p, log_not_p), vec2f(BERN_FLOOR));
  let target_is = exp(vec2f(log_p, log_not_p));
  let away = select(0.0, target_is.y * exp(log_q - q.y), log_not_q > BERN_FLOOR);
  return pushing(dot(target_is, p - q), away - select(0.0, target_is.x, log_q > BERN_FLOOR));
}

fn k3(log_q: f32, log_p: f32) -> Coefficients {
  let reach = max(log_p, LOG_FLOOR) - max(log_q, LOG_FLOOR);
  let log_ratio = min(reach, K3_REACH);
  let ratio = exp(log_ratio);
  return pushing(ratio - log_ratio - 1.0, select(0.0, 1.0 - ratio, log_q > LOG_FLOOR && reach < K3_REACH));
}

fn k2(log_q: f32, log_p: f32) -> Coefficients {
  let log_ratio = max(log_q, LOG_FLOOR) - max(log_p, LOG_FLOOR);
  return pushing(0.5 * log_ratio * log_ratio, select(0.0, log_ratio, log_q > LOG_FLOOR));
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn row_loss(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = first_row.x + workgroup.x;
  let words = rows[row];
  let kind = words.x;
  let weight = bitcast<f32>(words.y);
  let token = words.z;
  let taught = words.w != NO_TEACHER;
  let own = row * VOCABULARY;
  let theirs = select(words.w, 0u, !taught) * TEACHER_VOCABULARY;

  if (kind == KIND_NONE) {
    for (var v = thread; v < VOCABULARY; v += WORKGROUP_SIZE) {
      gradient[own + v] = 0.0;
    }
    if (thread == 0u) {
      figures[row] = vec4u(0u);
    }
    return;
  }

  // The largest logits.
  var fault = 0u;
  var draft_best = NO_CHOICE;
  var shared_best = NO_CHOICE; // the teacher's, on the draft vocabulary
  for (var v = thread; v < VOCABULARY; v += WORKGROUP_SIZE) {
    let logit = logits[own + v];
    fault |= is_fault(logit);
    draft_best = better(draft_best, Choice(rank_of(logit), v));
    if (taught) {
      shared_best = better(shared_best, Choice(rank_of(teacher[theirs + id_of(v)]), v));
    }
  }
  var teacher_best = NO_CHOICE;
  if (taught) {
    for (var id = thread; id < TEACHER_VOCABULARY; id += WORKGROUP_SIZE) {
      let logit = teacher[theirs + id];
      fault |= is_fault(logit);
      teacher_best = better(teacher_best, Choice(rank_of(logit), id));
    }
  }
  let draft_argmax = best_of_workgroup(thread, draft_best).id;
  let shared_argmax = best_of_workgroup(thread, shared_best).id;
  let teacher_argmax = best_of_workgroup(thread, teacher_best).id;
  let draft_most = max(logits[own + draft_argmax], EXCLUDED);
  var shared_most = 0.0;
  var teacher_most = 0.0;
  if (taught) {
    shared_most = max(teacher[theirs + id_of(shared_argmax)], EXCLUDED);
    teacher_most = max(teacher[theirs + teacher_argmax], EXCLUDED);
  }

  // log Z of each, less the largest logit; and of all but the token, which 1 - q_y would lose to rounding.
  var totals = vec4f(0.0); // q, q but y, p, p but y
  for (var v = thread; v < VOCABULARY; v += WORKGROUP_SIZE) {
    let draft = exp(max(logits[own + v], EXCLUDED) - draft_most);
    var shared_mass = 0.0;
    if (taught) {
      shared_mass = exp(max(teacher[theirs + id_of(v)], EXCLUDED) - shared_most);
    }
    totals += vec4f(draft, select(draft, 0.0, v == token), shared_mass, select(shared_mass, 0.0, v == token));
  }
  var teacher_total = 0.0;
  if (taught) {
    for (var id = thread; id < TEACHER_VOCABULARY; id += WORKGROUP_SIZE) {
      teacher_total += exp(max(teacher[theirs + id], EXCLUDED) - teacher_most);
    }
  }
  totals = sum_of_workgroup(thread, totals);
  let faults_and_total = sum_of_workgroup(thread, vec4f(f32(fault), teacher_total, 0.0, 0.0));
  let log_totals = log(max(totals, vec4f(1.0e-38)));
  // What is left of the whole teacher on the draft vocabulary, as a logarithm.
  let log_kept = shared_most + log_totals.z - (teacher_most + log(max(faults_and_total.y, 1.0e-38)));

  // Sums over the vocabulary.
  var divergences = vec4f(0.0); // KL(p||q), KL(q||p), KL(q||m), KL(p||m)
  var overlaps = vec4f(0.0); // q where below p, sum of min(p, q), the same with the whole teacher, entropy of q
  for (var v = thread; v < VOCABULARY; v += WORKGROUP_SIZE) {
    let log_q = max(logits[own + v], EXCLUDED) - draft_most - log_totals.x;
    let q = exp(log_q);
    overlaps.w -= q * log_q;
    if (taught) {
      let log_p = max(teacher[theirs + id_of(v)], EXCLUDED) - shared_most - log_totals.z;
      let p = exp(log_p);
      divergences += vec4f(p * (log_p - log_q), q * (log_q - max(log_p, LOG_FLOOR)), q * over_mixture(log_q, log_p), p * over_mixture(log_p, log_q));
      overlaps += vec4f(select(0.0, q, log_q < log_p), min(p, q), exp(min(log_p + log_kept, log_q)), 0.0);
    }
  }
  divergences = sum_of_workgroup(thread, divergences);
  overlaps = sum_of_workgroup(thread, overlaps);
  let log_q_y = max(logits[own + token], EXCLUDED) - draft_most - log_totals.x;
  var log_p_y = 0.0;
  if (taught) {
    log_p_y = max(teacher[theirs + id_of(token)], EXCLUDED) - shared_most - log_totals.z;
  }

  var by_kind: Coefficients;
  switch (kind) {
    case KIND_CE: {
      by_kind = Coefficients(-log_q_y, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0);
    }
    case KIND_FKL: {
      by_kind = Coefficients(divergences.x, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0);
    }
    case KIND_RKL: {
      by_kind = Coefficients(divergences.y, -divergences.y, 1.0, 0.0, 0.0, 0.0, 0.0);
    }
    case KIND_JSD: {
      by_kind = Coefficients(0.5 * (divergences.z + divergences.w), -0.5 * divergences.z, 0.0, 0.0, 0.5, 0.0, 0.0);
    }
    case KIND_TV: {
      by_kind = Coefficients(1.0 - overlaps.y, overlaps.x, 0.0, -1.0, 0.0, 0.0, 0.0);
    }
    case KIND_ACCEPTANCE: {
      let alpha = max(overlaps.y, ALPHA_FLOOR);
      by_kind = Coefficients(-log(alpha), overlaps.x / alpha, 0.0, -1.0 / alpha, 0.0, 0.0, 0.0);
    }
    case KIND_BERN: {
      by_kind = bern(log_q_y, log_totals.y - log_totals.x, log_p_y, log_totals.w - log_totals.z);
    }
    case KIND_K3: {
      by_kind = k3(log_q_y, log_p_y);
    }
    case KIND_K2: {
      by_kind = k2(log_q_y, log_p_y);
    }
    default: {
    }
  }

  for (var v = thread; v < VOCABULARY; v += WORKGROUP_SIZE) {
    let log_q = max(logits[own + v], EXCLUDED) - draft_most - log_totals.x;
    var slope = by_kind.a;
    var p = 0.0;
    if (taught) {
      let log_p = max(teacher[theirs + id_of(v)], EXCLUDED) - shared_most - log_totals.z;
      p = exp(log_p);
      slope += by_kind.b * (log_q - max(log_p, LOG_FLOOR)) + by_kind.d * over_mixture(log_q, log_p) + select(0.0, by_kind.c, log_q < log_p);
    }
    gradient[own + v] = weight * (exp(log_q) * slope - by_kind.e * p - select(0.0, by_kind.f, v == token));
  }
  if (thread == 0u) {
    let lost = faults_and_total.x > 0.0 || (!taught && kind != KIND_CE);
    let alpha = select(exp(log_q_y), overlaps.z, taught);
    figures[row] = vec4u(select(bitcast<u32>(by_kind.loss), QUIET_NAN, lost), bitcast<u32>(alpha), draft_argmax, bitcast<u32>(overlaps.w));
  }
}
