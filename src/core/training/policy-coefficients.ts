/**
 * The gradient of a policy's objective as one coefficient a token (note reasoning.md 1.5, 7): loss = -objective moves the logits by
 * c (q - 1[token]), which is what engine/train/coefficient-loss.ts takes.
 *
 *   GRPO (Shao et al. 2024, arXiv 2402.03300), a ratio a token:   mean over tokens of min(r_t A, clip(r_t) A),  r_t = q_t / q_t,sampled
 *        c_t = A r_t / |o|
 *   GSPO (Zheng et al. 2025, arXiv 2507.18071), one a trace:      min(s A, clip(s) A),  s = (product of r_t)^(1 / |o|)
 *        c_t = A s / |o|
 *
 * and 0 where the clip holds: where the ratio has gone, the way the advantage pushes, beyond what is allowed.
 */

/** Tokens of a trace that the policy wrote and answers for: none that were put in for it (a tool's results), which count nowhere. */
export interface PolicyTrace {
  readonly advantage: number;
  /** log q of each token as the policy is. */
  readonly logProbs: ArrayLike<number>;
  /** The same as it was sampled. */
  readonly sampled: ArrayLike<number>;
}

/** A ratio counts from 1 - below to 1 + above. */
export interface Clip {
  readonly below: number;
  readonly above: number;
}

/** The wider upper bound leaves unlikely tokens room to rise (DAPO, Yu et al. 2025, arXiv 2503.14476). */
export const GRPO_CLIP: Clip = { below: 0.2, above: 0.28 };
/** That of the thinking reward model's training (note reasoning.md 3.7). */
export const EVEN_CLIP: Clip = { below: 0.3, above: 0.3 };

export interface PolicyCoefficients {
  readonly coefficients: Float64Array;
  /** Share of the tokens that the clip kept from teaching; of GSPO all or none. */
  readonly clipped: number;
}

/** `share`: what the trace weighs in the step, 1 / traces. */
export function grpoCoefficients(trace: PolicyTrace, clip: Clip, share: number): PolicyCoefficients {
  const { advantage } = trace;
  const ratios = logRatios(trace).map(Math.exp);
  const { length } = ratios;
  const held = ratios.map((ratio) => Number(isHeld(ratio, advantage, clip)));
  return { coefficients: ratios.map((ratio, t) => (held[t] ? 0 : (share * advantage * ratio) / length)), clipped: held.reduce((sum, one) => sum + one, 0) / Math.max(1, length) };
}

/** `share`: what the trace weighs in the step, 1 / traces. */
export function gspoCoefficients(trace: PolicyTrace, clip: Clip, share: number): PolicyCoefficients {
  const { advantage } = trace;
  const apart = logRatios(trace);
  const { length } = apart;
  const ratio = Math.exp(apart.reduce((sum, log) => sum + log, 0) / Math.max(1, length));
  const held = isHeld(ratio, advantage, clip);
  return { coefficients: new Float64Array(length).fill(held ? 0 : (share * advantage * ratio) / length), clipped: Number(held) };
}

const isHeld = (ratio: number, advantage: number, { below, above }: Clip): boolean => (advantage > 0 ? ratio > 1 + above : advantage < 0 && ratio < 1 - below);

function logRatios({ logProbs, sampled }: PolicyTrace): Float64Array {
  if (logProbs.length !== sampled.length) throw new RangeError(`A trace has ${logProbs.length} tokens now and had ${sampled.length} when it was sampled.`);
  return Float64Array.from(sampled, (log, t) => logProbs[t]! - log);
}
