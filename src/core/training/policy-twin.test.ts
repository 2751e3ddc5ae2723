/** Rewards, advantages and coefficients beside PyTorch's (pytorch/policy_numbers.py made them): groups of all, some and no right answers, held tokens on both sides. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gatedReward } from './gated-reward.ts';
import { groupAdvantages } from './group-advantages.ts';
import { GRPO_CLIP, grpoCoefficients } from './policy-coefficients.ts';

interface Group {
  readonly alpha: number;
  readonly right: readonly boolean[];
  readonly traceRewards: readonly number[];
  readonly rewards: readonly number[];
  readonly advantages: readonly number[];
  readonly traces: readonly { readonly sampled: readonly number[]; readonly logProbs: readonly number[]; readonly coefficients: readonly number[]; readonly clipped: number }[];
}

const { groups } = JSON.parse(readFileSync('public/models/fixtures/policy-numbers.json', 'utf8')) as { groups: readonly Group[] };

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 12);
}

it.each(groups)('α = $alpha, right: $right', ({ alpha, right, traceRewards, rewards, advantages, traces }) => {
  expectClose(right.map((one, i) => gatedReward(one, traceRewards[i]!, alpha)), rewards);
  expectClose(groupAdvantages(rewards, 'std'), advantages);
  for (const [i, { sampled, logProbs, coefficients, clipped }] of traces.entries()) {
    const ours = grpoCoefficients({ advantage: advantages[i]!, logProbs, sampled }, GRPO_CLIP, 1 / traces.length);
    expectClose(ours.coefficients, coefficients);
    expect(ours.clipped).toBeCloseTo(clipped, 6);
  }
});

it('has tokens that the clip holds, where the advantage pushes up and where it pushes down', () => {
  const held = groups.flatMap(({ advantages, traces }) => advantages.filter((_, i) => traces[i]!.clipped > 0));
  expect(held.some((advantage) => advantage > 0) && held.some((advantage) => advantage < 0)).toBe(true);
});
