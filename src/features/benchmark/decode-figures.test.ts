/** Figures of a row, on numbers that can be checked by hand. */
import { expect, it } from 'vitest';
import type { DecodeSample } from '#engine/protocol.ts';
import { decodeFigures } from './decode-figures.ts';

const sample = (part: Partial<DecodeSample>): DecodeSample => ({
  plainTokens: 10, tokens: 10, plainMs: [100, 200, 100], speculativeMs: [50, 50, 40],
  rounds: 4, drafted: 8, accepted: 6, acceptedAt: [4, 2], submits: 2, readbacks: 1, identical: true, ...part,
});

it('adds prompts up within a repeat, then takes the median over repeats', () => {
  const row = decodeFigures([sample({}), sample({ tokens: 30, plainTokens: 30, plainMs: [300, 200, 300], speculativeMs: [150, 150, 160] })], 2);
  expect(row).toMatchObject({ prompts: 2, repeats: 3, tokens: 40, plainTokensPerSecond: 100, tokensPerSecond: 200, speedup: 2 });
  expect(row.speedupRange).toEqual([2, 2]);
});

it('uses the names of the serving stacks', () => {
  const row = decodeFigures([sample({})], 2);
  expect(row).toMatchObject({ acceptanceLength: 2.5, draftAcceptanceRate: 0.75, acceptanceByPosition: [1, 0.5], submitsPerRound: 0.5, readbacksPerRound: 0.25 });
});

it('says "identical" only if every prompt was, and nothing where texts are not comparable', () => {
  expect(decodeFigures([sample({}), sample({ identical: false })], 2).identical).toBe(false);
  expect(decodeFigures([sample({ identical: null })], 2).identical).toBeNull();
  expect(decodeFigures([sample({})], 2).identical).toBe(true);
});
