/**
 * GRPO's and GSPO's coefficients through a tiny softmax against central differences of the objectives, written out; on policy; each side of
 * each clip; a trace of no tokens; lengths that differ. Advantages and gated rewards against their plain formulas, and what they promise.
 */
import { describe, expect, it } from 'vitest';
import { Seeded } from '#core/tasks/seeded.ts';
import { gatedReward } from './gated-reward.ts';
import { groupAdvantages } from './group-advantages.ts';
import { EVEN_CLIP, GRPO_CLIP, grpoCoefficients, gspoCoefficients, type Clip, type PolicyCoefficients, type PolicyTrace } from './policy-coefficients.ts';

const uniform = (seed: number): (() => number) => {
  const seeded = new Seeded(seed);
  return () => seeded.next();
};

type Rule = (trace: PolicyTrace, clip: Clip, share: number) => PolicyCoefficients;

const clipped = (ratio: number, { below, above }: Clip): number => Math.min(1 + above, Math.max(1 - below, ratio));
const lower = (ratio: number, advantage: number, clip: Clip): number => Math.min(ratio * advantage, clipped(ratio, clip) * advantage);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const ratios = ({ logProbs, sampled }: PolicyTrace): number[] => Array.from(sampled, (log, t) => Math.exp(logProbs[t]! - log));

const rules: readonly (readonly [string, Rule, (trace: PolicyTrace, clip: Clip) => number])[] = [
  ['GRPO', grpoCoefficients, (trace, clip) => mean(ratios(trace).map((ratio) => lower(ratio, trace.advantage, clip)))],
  ['GSPO', gspoCoefficients, (trace, clip) => lower(ratios(trace).reduce((product, ratio) => product * ratio, 1) ** (1 / trace.sampled.length), trace.advantage, clip)],
];

const logSoftmax = (logits: readonly number[]): number[] => {
  const logZ = Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0));
  return logits.map((z) => z - logZ);
};

/** A policy of one row of logits a token, three traces of several lengths, and what they were sampled with. */
function tiny(seed: number) {
  const next = uniform(seed);
  const vocabulary = 5;
  return [3, 1, 4].map((length) => {
    const logits = Array.from({ length }, () => Array.from({ length: vocabulary }, () => 4 * next() - 2));
    const tokens = Array.from({ length }, () => Math.floor(next() * vocabulary));
    const sampled = tokens.map((token, t) => logSoftmax(logits[t]!)[token]! + 0.8 * (next() - 0.5));
    return { logits, tokens, sampled, advantage: 4 * next() - 2 };
  });
}

describe.each(rules)('%s', (_, rule, objective) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('moves the logits as central differences of its objective do (seed %d)', (seed) => {
    const traces = tiny(seed);
    const share = 1 / traces.length;
    const clip = seed % 2 ? GRPO_CLIP : EVEN_CLIP;
    const traceOf = ({ logits, tokens, sampled, advantage }: (typeof traces)[number]): PolicyTrace => ({ advantage, sampled, logProbs: tokens.map((token, t) => logSoftmax(logits[t]!)[token]!) });
    const loss = (): number => -share * traces.reduce((sum, trace) => sum + objective(traceOf(trace), clip), 0);
    for (const trace of traces) {
      const { coefficients } = rule(traceOf(trace), clip, share);
      trace.logits.forEach((row, t) => {
        const q = logSoftmax(row).map(Math.exp);
        row.forEach((z, v) => {
          const h = 1e-6;
          row[v] = z + h;
          const up = loss();
          row[v] = z - h;
          const down = loss();
          row[v] = z;
          expect(coefficients[t]! * (q[v]! - Number(v === trace.tokens[t]))).toBeCloseTo((up - down) / (2 * h), 7);
        });
      });
    }
  });

  it('is the plain policy gradient where nothing has changed since sampling', () => {
    const { coefficients } = rule({ advantage: -1.5, logProbs: [-1, -2], sampled: [-1, -2] }, GRPO_CLIP, 0.25);
    expect([...coefficients]).toEqual([-0.1875, -0.1875]);
  });

  it.each([[1, 0.3, true], [1, 0.2, false], [1, -0.3, false], [-1, -0.3, true], [-1, -0.2, false], [-1, 0.3, false]])('of advantage %d and a log ratio of %d each: held is %s', (advantage, apart, held) => {
    const { coefficients, clipped: share } = rule({ advantage, logProbs: [apart - 1, apart - 2], sampled: [-1, -2] }, GRPO_CLIP, 0.5);
    for (const one of coefficients) expect(one).toBeCloseTo(held ? 0 : (0.5 * advantage * Math.exp(apart)) / 2, 12);
    expect(share).toBe(Number(held));
  });

  it('has nothing to teach where there is no advantage', () => {
    expect([...rule({ advantage: 0, logProbs: [0, -2], sampled: [-1, -2] }, GRPO_CLIP, 0.5).coefficients]).toEqual([0, 0]);
  });

  it('has nothing to teach of a trace of no tokens', () => {
    expect(rule({ advantage: 1, logProbs: [], sampled: [] }, GRPO_CLIP, 1)).toEqual({ coefficients: new Float64Array(0), clipped: 0 });
  });

  it('refuses a trace whose lengths differ', () => {
    expect(() => rule({ advantage: 1, logProbs: [0], sampled: [0, 0] }, GRPO_CLIP, 1)).toThrow('A trace has 1 tokens now and had 2 when it was sampled.');
  });
});

it('says which share the clip held', () => {
  const trace = { advantage: 1, logProbs: [0, 0, 0, 0], sampled: [0, -1, 0, 0] };
  expect(grpoCoefficients(trace, GRPO_CLIP, 1).clipped).toBe(0.25);
  expect(gspoCoefficients(trace, GRPO_CLIP, 1).clipped).toBe(1);
});

describe('advantages', () => {
  it('are what the formulas say, sum to 0, and have a deviation of 1 where it is divided out', () => {
    const next = uniform(11);
    for (let size = 2; size < 20; size++) {
      const rewards = Array.from({ length: size }, next);
      const centre = mean(rewards);
      const deviation = Math.sqrt(mean(rewards.map((reward) => (reward - centre) ** 2)));
      const [std, plain] = [groupAdvantages(rewards, 'std'), groupAdvantages(rewards, 'mean')];
      for (const [i, reward] of rewards.entries()) {
        expect(plain[i]).toBeCloseTo(reward - centre, 12);
        expect(std[i]).toBeCloseTo((reward - centre) / deviation, 10);
      }
      expect(mean([...std])).toBeCloseTo(0, 12);
      expect(mean([...std].map((value) => value ** 2))).toBeCloseTo(1, 12);
    }
  });
  it.each(['std', 'mean'] as const)('%s: none of equal rewards, of one or of none', (kind) => {
    // 0.1 eight times has a mean that rounding moves
    expect([...groupAdvantages(new Array<number>(8).fill(0.1), kind)]).toEqual(new Array<number>(8).fill(0));
    expect([...groupAdvantages([3], kind)]).toEqual([0]);
    expect([...groupAdvantages([], kind)]).toEqual([]);
  });
});

describe('gated reward', () => {
  it('ranks every right trace above every wrong one, and right ones as the trace rewards do', () => {
    const next = uniform(12);
    for (let i = 0; i < 500; i++) {
      const [alpha, one, other] = [0.99 * next(), 40 * (next() - 0.5), 40 * (next() - 0.5)];
      expect(gatedReward(true, one, alpha)).toBeGreaterThan(gatedReward(false, other, alpha));
      expect(Math.sign(gatedReward(true, one, alpha) - gatedReward(true, other, alpha))).toBe(Math.sign(one - other));
    }
    expect(gatedReward(true, -1e6, 0.8)).toBeGreaterThan(gatedReward(false, 1e6, 0.8));
  });
  it('is the verifier alone at 0, and what the formula says elsewhere', () => {
    expect([gatedReward(true, 5, 0), gatedReward(false, 5, 0)]).toEqual([1, 0]);
    expect(gatedReward(true, Math.log(3), 0.2)).toBeCloseTo(0.95, 12);
    expect(gatedReward(true, 0, 1)).toBe(0.5);
  });
  it.each([-0.1, 1.1, NaN])('refuses a share of %d', (alpha) => {
    expect(() => gatedReward(true, 0, alpha)).toThrow(`The share of the trace's reward is a number from 0 to 1, not ${alpha}.`);
  });
});
