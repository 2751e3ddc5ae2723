/**
 * Adds up what was measured on several prompts into the figures of one row. Times are added over prompts within a repeat
 * (a repeat is one plain and one speculative pass over all of them), then the median is taken over repeats: long texts
 * weigh as much as they last. Rounds and drafts are added up over prompts in the same way.
 */
import { acceptanceRates } from '#core/speculation/acceptance.ts';
import { median } from '#core/stats/quantile.ts';
import type { DecodeSample } from '#engine/protocol.ts';
import type { DecodeRow, Range } from './result-rows.ts';

type Figures = Omit<DecodeRow, 'kind' | 'target' | 'drafter' | 'gamma' | 'treeBudget' | 'temperature' | 'rule' | 'family'>;

export const rangeOf = (values: readonly number[]): Range => [Math.min(...values), Math.max(...values)];

export function decodeFigures(samples: readonly DecodeSample[], gamma: number): Figures {
  const sum = (of: (sample: DecodeSample) => number): number => samples.reduce((total, sample) => total + of(sample), 0);
  const repeats = Math.min(...samples.map(({ plainMs, speculativeMs }) => Math.min(plainMs.length, speculativeMs.length)));
  const each = Array.from({ length: repeats }, (_, repeat) => {
    const plain = (1000 * sum(({ plainTokens }) => plainTokens)) / sum(({ plainMs }) => plainMs[repeat]!);
    const speculative = (1000 * sum(({ tokens }) => tokens)) / sum(({ speculativeMs }) => speculativeMs[repeat]!);
    return { plain, speculative, speedup: speculative / plain };
  });
  const plain = each.map((one) => one.plain);
  const speculative = each.map((one) => one.speculative);
  const speedup = each.map((one) => one.speedup);
  const rounds = sum((sample) => sample.rounds);
  const acceptedAt = Array.from({ length: gamma }, (_, slot) => sum((sample) => sample.acceptedAt[slot] ?? 0));
  return {
    prompts: samples.length,
    repeats,
    tokens: sum(({ tokens }) => tokens),
    plainTokensPerSecond: median(plain),
    plainTokensPerSecondRange: rangeOf(plain),
    tokensPerSecond: median(speculative),
    tokensPerSecondRange: rangeOf(speculative),
    speedup: median(speedup),
    speedupRange: rangeOf(speedup),
    ...acceptanceRates({ rounds, drafted: sum(({ drafted }) => drafted), accepted: sum(({ accepted }) => accepted), acceptedAt }),
    submitsPerRound: sum(({ submits }) => submits) / rounds,
    readbacksPerRound: sum(({ readbacks }) => readbacks) / rounds,
    identical: samples.some(({ identical }) => identical === null) ? null : samples.every(({ identical }) => identical === true),
  };
}
