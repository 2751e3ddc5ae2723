/**
 * The angle that each pair of a head turns by per position, f_i = theta^(-2i/D), and what scaling makes of it:
 *
 *   linear    f_i / s
 *   llama3    by wavelength w = 2π/f_i against c/low and c/high (c: the context trained on): f_i above, f_i / s below, blended between
 *   yarn      f_i where a pair turns more than betaFast times in c, f_i / s where less than betaSlow, a ramp over the pairs between;
 *             cos and sin are multiplied by the attention factor
 *
 * RoFormer (arXiv 2104.09864), YaRN (arXiv 2309.00071); llama3 as `transformers` computes it. In f64.
 */
import type { RopeScaling } from './rope-scaling.ts';

export interface RopeFrequencies {
  /** One for each pair of a head. */
  readonly perPosition: Float64Array;
  /** Multiplies cos and sin. */
  readonly magnitude: number;
}

export function ropeFrequencies(headDim: number, theta: number, scaling: RopeScaling): RopeFrequencies {
  const pairs = headDim / 2;
  const plain = Float64Array.from({ length: pairs }, (_, i) => theta ** (-i / pairs));
  switch (scaling.kind) {
    case 'none': return { perPosition: plain, magnitude: 1 };
    case 'linear': return { perPosition: plain.map((f) => f / scaling.factor), magnitude: 1 };
    case 'divided': return { perPosition: plain.map((f, i) => f / scaling.by[i]!), magnitude: 1 };
    case 'llama3': return { perPosition: plain.map((f) => byWavelength(f, scaling)), magnitude: 1 };
    case 'yarn': return { perPosition: byRamp(plain, headDim, theta, scaling), magnitude: scaling.attentionFactor };
  }
}

function byWavelength(f: number, { factor, lowFreqFactor, highFreqFactor, originalContext }: Extract<RopeScaling, { kind: 'llama3' }>): number {
  const turns = (originalContext * f) / (2 * Math.PI);
  if (turns < lowFreqFactor) return f / factor;
  if (turns > highFreqFactor) return f;
  const kept = (turns - lowFreqFactor) / (highFreqFactor - lowFreqFactor);
  return ((1 - kept) * f) / factor + kept * f;
}

function byRamp(plain: Float64Array, headDim: number, theta: number, { factor, originalContext, betaFast, betaSlow, truncate }: Extract<RopeScaling, { kind: 'yarn' }>): Float64Array {
  /** The pair, a fraction included, that turns so often within the context. */
  const pairThatTurns = (times: number): number => (headDim * Math.log(originalContext / (times * 2 * Math.PI))) / (2 * Math.log(theta));
  const fast = pairThatTurns(betaFast);
  const slow = pairThatTurns(betaSlow);
  const low = Math.max(truncate ? Math.floor(fast) : fast, 0);
  const high = Math.min(truncate ? Math.ceil(slow) : slow, headDim - 1);
  // A ramp of no length becomes a step.
  const length = low === high ? 0.001 : high - low;
  return plain.map((f, i) => {
    const divided = Math.min(Math.max((i - low) / length, 0), 1);
    return (f / factor) * divided + f * (1 - divided);
  });
}
