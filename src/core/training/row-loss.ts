/**
 * What a drafter is taught at one slot: the loss between its row of logits z (q = softmax z), a teacher's row (p) or a token,
 * and the gradient dL/dz. The f64 twin of shaders/train/row-loss.wgsl.
 *
 *   kind       loss                                            gradient
 *   ce         -log q_y                                        q - 1_y
 *   fkl        KL(p||q)                                        q - p
 *   rkl        KL(q||p)                                        q (log(q/p) - KL)
 *   jsd        ½ KL(p||m) + ½ KL(q||m),  m = (p + q) / 2       ½ q (log(q/m) - KL(q||m))
 *   tv         1 - α,  α = Σ min(p, q)                         q (S - 1[q<p]),  S = Σ q 1[q<p]
 *   acceptance -log α                                          that of tv / α
 *   bern       KL of (p_y, 1 - p_y) from (q_y, 1 - q_y)        (q_y - p_y) / (1 - q_y) (1_y - q)
 *   k3         p_y/q_y - log(p_y/q_y) - 1                      (1 - p_y/q_y) (1_y - q)
 *   k2         ½ log²(q_y/p_y)                                 log(q_y/p_y) (1_y - q)
 *
 * So every gradient is one expression, of which a kind only says the coefficients (soft cross-entropy has that of fkl):
 *
 *   dL/dz_v = q_v (a + b log(q_v/p_v) + c 1[q_v<p_v] + d log(q_v/m_v)) - e p_v - f 1[v=y]
 *
 * Floors keep it finite. In logarithms of ratios (rkl, k3, k2) a log-probability counts as at least LOG_FLOOR, in bern as at
 * least BERN_FLOOR, and in acceptance α as at least ALPHA_FLOOR; where q itself is below its floor there is nothing to push.
 * fkl and ce are the plain sums. k3's ratio has an upper bound too: e^K3_REACH.
 */
export const ROW_LOSS = { none: 0, ce: 1, fkl: 2, rkl: 3, jsd: 4, tv: 5, acceptance: 6, bern: 7, k3: 8, k2: 9 } as const;

export type RowLossKind = keyof typeof ROW_LOSS;

/** e^-40 is as good as never, and 40 a push that a step survives: a teacher may exclude a token altogether. */
export const LOG_FLOOR = -40;
export const BERN_FLOOR = -10;
export const ALPHA_FLOOR = 1e-30;
export const K3_REACH = 20;
/** A logit this low excludes its token; lower ones, and minus infinity, count as this. */
export const EXCLUDED = -1e30;

/** Kinds that compare two distributions, or two probabilities of a token: all but these need a teacher. */
export const needsTeacher = (kind: RowLossKind): boolean => kind !== 'none' && kind !== 'ce';

export interface LossRow {
  readonly kind: RowLossKind;
  readonly logits: ArrayLike<number>;
  /** The label, or the token that was drafted: an id of the draft vocabulary. Of kinds without y it is not looked at. */
  readonly token: number;
  readonly teacher?: ArrayLike<number>;
  /** Of a reduced draft vocabulary: the teacher's id for each draft id. p is then the teacher's row on those alone, summing to 1. */
  readonly teacherIds?: ArrayLike<number>;
}

export interface RowLoss {
  /** NaN where a logit is NaN or +infinity, or a teacher is needed and absent. */
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Σ min(p, q) with p over the teacher's whole vocabulary: how likely a token drawn from q is accepted. Without a teacher q_y. */
  readonly alpha: number;
  /** The drafter's likeliest token, the lowest of equals: a draft id. */
  readonly argmax: number;
  /** Of q, in nats. */
  readonly entropy: number;
}

interface Coefficients {
  readonly loss: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly d?: number;
  readonly e?: number;
  readonly f?: number;
}

export function rowLoss(row: LossRow): RowLoss {
  const { kind, logits, token, teacher, teacherIds } = row;
  const size = logits.length;
  if (kind === 'none') return { loss: 0, gradient: new Float64Array(size), alpha: 0, argmax: 0, entropy: 0 };
  const draft = normalised(logits);
  const whole = teacher && normalised(teacher);
  const onDraft = teacher && teacherIds ? normalised(Array.from(teacherIds, (id) => teacher[id]!)) : whole;
  if (draft.faulty || whole?.faulty || (!onDraft && needsTeacher(kind))) {
    return { loss: NaN, gradient: new Float64Array(size).fill(NaN), alpha: NaN, argmax: draft.argmax, entropy: NaN };
  }
  const q = draft.log;
  const p = onDraft?.log ?? q;
  const { loss, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0 } = coefficients(kind, q, p, token);
  const gradient = Float64Array.from(q, (logQ, v) => {
    const logP = p[v]!;
    const slope = a + b * (logQ - Math.max(logP, LOG_FLOOR)) + c * Number(logQ < logP) + d * overMixture(logQ, logP);
    return Math.exp(logQ) * slope - e * Math.exp(logP) - f * Number(v === token);
  });
  const targetId = (v: number) => teacherIds?.[v] ?? v;
  return {
    loss,
    gradient,
    alpha: whole ? sum(q, (logQ, v) => Math.exp(Math.min(logQ, whole.log[targetId(v)]!))) : Math.exp(q[token]!),
    argmax: draft.argmax,
    entropy: sum(q, (logQ) => -Math.exp(logQ) * logQ),
  };
}

/** q and p as logarithms, y the token. */
function coefficients(kind: Exclude<RowLossKind, 'none'>, q: Float64Array, p: Float64Array, y: number): Coefficients {
  const logQ = q[y]!;
  const logP = p[y]!;
  switch (kind) {
    case 'ce':
      return { loss: -logQ, a: 1, f: 1 };
    case 'fkl':
      return { loss: sum(p, (log, v) => Math.exp(log) * (log - q[v]!)), a: 1, e: 1 };
    case 'rkl': {
      const divergence = sum(q, (log, v) => Math.exp(log) * (log - Math.max(p[v]!, LOG_FLOOR)));
      return { loss: divergence, a: -divergence, b: 1 };
    }
    case 'jsd': {
      const ofDraft = sum(q, (log, v) => Math.exp(log) * overMixture(log, p[v]!));
      const ofTeacher = sum(p, (log, v) => Math.exp(log) * overMixture(log, q[v]!));
      return { loss: (ofDraft + ofTeacher) / 2, a: -ofDraft / 2, d: 0.5 };
    }
    case 'tv':
    case 'acceptance': {
      const alpha = Math.max(ALPHA_FLOOR, sum(q, (log, v) => Math.exp(Math.min(log, p[v]!))));
      const below = sum(q, (log, v) => (log < p[v]! ? Math.exp(log) : 0));
      return kind === 'tv' ? { loss: 1 - alpha, a: below, c: -1 } : { loss: -Math.log(alpha), a: below / alpha, c: -1 / alpha };
    }
    case 'bern': {
      const logNotQ = Math.log(sum(q, (log, v) => (v === y ? 0 : Math.exp(log))));
      const logNotP = Math.log(sum(p, (log, v) => (v === y ? 0 : Math.exp(log))));
      const [isP, notP] = [Math.exp(logP), Math.exp(logNotP)];
      const floored = (log: number) => Math.max(log, BERN_FLOOR);
      const loss = isP * (floored(logP) - floored(logQ)) + notP * (floored(logNotP) - floored(logNotQ));
      return { loss, ...pushing((logNotQ > BERN_FLOOR ? notP * Math.exp(logQ - logNotQ) : 0) - (logQ > BERN_FLOOR ? isP : 0)) };
    }
    case 'k3': {
      const reach = Math.max(logP, LOG_FLOOR) - Math.max(logQ, LOG_FLOOR);
      const log = Math.min(reach, K3_REACH);
      return { loss: Math.exp(log) - log - 1, ...pushing(logQ > LOG_FLOOR && reach < K3_REACH ? 1 - Math.exp(log) : 0) };
    }
    case 'k2': {
      const log = Math.max(logQ, LOG_FLOOR) - Math.max(logP, LOG_FLOOR);
      return { loss: log ** 2 / 2, ...pushing(logQ > LOG_FLOOR ? log : 0) };
    }
  }
}

/** The gradient force (1_y - q): that of a loss whose derivative by log q_y is `force`. */
const pushing = (force: number): Pick<Coefficients, 'a' | 'f'> => ({ a: -force, f: -force });

/** log(x / ((x + y) / 2)) of logarithms, without leaving them. */
function overMixture(x: number, y: number): number {
  const apart = y - x;
  return -Math.max(apart, 0) - Math.log1p(Math.exp(-Math.abs(apart))) + Math.LN2;
}

function normalised(logits: ArrayLike<number>): { log: Float64Array; argmax: number; faulty: boolean } {
  const log = Float64Array.from(logits, (logit) => Math.max(logit, EXCLUDED));
  const most = log.reduce((a, b) => Math.max(a, b));
  const logZ = Math.log(sum(log, (logit) => Math.exp(logit - most)));
  return { log: log.map((logit) => logit - most - logZ), argmax: log.indexOf(most), faulty: !Number.isFinite(most) };
}

function sum(values: Float64Array, of: (value: number, index: number) => number): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += of(values[i]!, i);
  return total;
}
