/**
 * The promise where K and V are kept in 16 bits: every drafter, in chains and in trees, greedy and under R4, writes what the target writes alone;
 * after every round, of a chain and of a tree whose path moved, the caches are those of a fresh prefill. Drafters that read features keep theirs in 32.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrafterName } from '#core/trace/events.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { staleWords } from './check-cache.ts';
import { fastRound } from './chosen-round.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { fastText, roundByRound } from './run-rounds.ts';
import type { TextRequest } from './start-text.ts';

const TOKENS = 100;
const TEXTS = [0, 1];
const DRAFTING: readonly (readonly [DrafterName, gamma: number, treeBudget: number])[] = [
  ['draft-model', 4, 0], ['draft-model', 15, 0], ['draft-model', 4, 12], ['draft-model', 7, 31], ['prompt-lookup', 5, 0], ['dflash', 7, 0], ['dflash', 4, 16], ['eagle3', 4, 0], ['eagle3', 4, 16],
];

const request = (temperature: number, text: number): TextRequest => ({
  prompt: [1, 4, 20 + text, 33, 9, 20 + text, 33, 5], maxTokens: TOKENS, stopToken: null, forbiddenToken: 3, temperature, seed: 11, sequence: text,
});

let pair: Pair;
beforeAll(async () => {
  pair = await randomPair(await testGpu(), {}, { cache: 'half' });
});

it('target and draft model keep 16 bits, drafters that read features 32', () => {
  const bytes = (layers: readonly { readonly k: GPUBuffer }[]): number => layers[0]!.k.size;
  const { config, kvCache } = pair.target;
  expect(bytes(kvCache)).toBe(config.kvHeads * config.headDim * pair.sequence.context * 2);
  expect(bytes(pair.draft!.kvCache)).toBe(bytes(kvCache));
  const { decoder } = pair.dflash!.config;
  expect(bytes(pair.dflash!.kvCache)).toBe(decoder.kvHeads * decoder.headDim * pair.sequence.context * 4);
});

describe.each([['greedy', 0], ['R4 at 0.8', 0.8]] as const)('%s', (_, temperature) => {
  it('writes with every drafter what the target writes alone', async () => {
    const plain: (readonly number[])[] = [];
    for (const text of TEXTS) plain.push((await fastText(plainRound(pair, temperature), request(temperature, text))).tokens);
    expect(new Set(plain.flat()).size).toBeGreaterThan(15);
    for (const [drafter, gamma, treeBudget] of DRAFTING) {
      const round = await fastRound(pair, { drafter, gamma, treeBudget, rule: 'R4', temperature });
      for (const text of TEXTS) {
        const { tokens, state } = await fastText(round, request(temperature, text));
        expect(tokens, `${drafter}, γ ${gamma}, tree of ${treeBudget}`).toEqual(plain[text]);
        if (drafter === 'draft-model') expect(state.accepted).toBeGreaterThan(10);
      }
    }
  });

  it.each([[4, 0], [4, 12], [7, 31]])('leaves the caches of a fresh prefill: γ %i, tree of %i', async (gamma, treeBudget) => {
    const round = await fastRound(pair, { drafter: 'draft-model', gamma, treeBudget, rule: 'R4', temperature });
    let accepted = 0;
    for await (const { committed, round: { accepted: now } } of roundByRound(round, { ...request(temperature, 0), maxTokens: 50 })) {
      expect(await staleWords(pair, pair.target, committed - 1)).toBe(0);
      // the draft model's next pass begins with the row before the anchor
      expect(await staleWords(pair, pair.draft!, committed - 2)).toBe(0);
      accepted += now;
    }
    expect(accepted).toBeGreaterThan(5);
  });
});
