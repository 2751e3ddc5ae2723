/**
 * Trees of a DFlash block: they are those that core builds of the same marginals; whatever they are, the text is that of plain
 * decoding at temperature 0 and under R4; after every round the target's cache and features are those of a fresh prefill; ends of
 * the context, shapes that do not fit, inspect mode under every rule.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { logPartition } from '#core/speculation/distribution.ts';
import { marginalTree } from '#core/speculation/marginal-tree.ts';
import { contradiction } from '#core/trace/consistency.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import { LEVEL_WIDTH } from '#engine/drafters/block-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack, readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readTree } from '#engine/ops/tree-layout.ts';
import { staleWords } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomPair } from './random-pair.ts';
import { fastText, inspectedText, roundByRound } from './run-rounds.ts';
import { startText, type TextRequest } from './start-text.ts';

const FORBIDDEN = 3;
let gpu: Gpu;
let pair: Pair;
beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu);
});

const request = (part: Partial<TextRequest> = {}): TextRequest => ({
  prompt: [1, 4, 20, 33, 9, 20, 33, 5], maxTokens: 125, stopToken: null, forbiddenToken: FORBIDDEN, temperature: 0, seed: 11, sequence: 0, ...part,
});
const choice = (gamma: number, treeBudget: number, part: Partial<DraftChoice> = {}): DraftChoice => ({ drafter: 'dflash', gamma, treeBudget, rule: 'R4', temperature: 0, ...part });

const submit = (record: (encoder: GPUCommandEncoder) => void): void => {
  const encoder = gpu.device.createCommandEncoder();
  record(encoder);
  gpu.device.queue.submit([encoder.finish()]);
};

it.each([[1, 3], [2, 31], [4, 12], [7, 31], [1, 12]])('is the tree that core builds: %i levels, %i drafts', async (depth, budget) => {
  const { options: { drafter }, tree: buffer } = await fastRound(pair, choice(depth, budget));
  for (const first of [20, 21, 22]) {
    const { prompt } = request();
    const text = [...prompt, first];
    startText(pair, drafter, request({ prompt: text }));
    submit((encoder) => drafter.record(encoder));
    const tree = readTree(new Uint32Array(await readBack(gpu, buffer!)));
    const tokens = [...new Uint32Array(await readBack(gpu, pair.sequence.tokens))].slice(text.length - 1, text.length - 1 + tree.parents.length);
    const logits = await readFloats(gpu, pair.needDFlash().logits);
    const rows = Array.from({ length: 7 }, (_, level) => {
      const row = logits.subarray((level + 1) * pair.vocabulary, (level + 2) * pair.vocabulary);
      const partition = logPartition(row, 1, FORBIDDEN);
      return Float64Array.from(row, (logit, id) => (id === FORBIDDEN ? -Infinity : logit - partition));
    });
    const expected = marginalTree(first, rows, { width: LEVEL_WIDTH, depth, budget });
    expect({ tokens, parents: tree.parents }).toEqual(expected);
    // one level is as wide as what is looked at
    expect(tree.parents).toHaveLength(1 + (depth === 1 ? Math.min(budget, LEVEL_WIDTH) : budget));
  }
});

describe.each([{ name: 'greedy', temperature: 0 }, { name: 'R4 at 0.8', temperature: 0.8 }])('$name', ({ temperature }) => {
  it.each([[1, 1], [2, 4], [7, 12], [7, 31]])('the text of plain decoding: %i levels, %i drafts', async (gamma, budget) => {
    const plain = plainRound(pair, temperature);
    const round = await fastRound(pair, choice(gamma, budget, { temperature }));
    let accepted = 0;
    for (const sequence of [0, 1, 2]) {
      const asked = request({ temperature, sequence, prompt: [1, 4, 20 + sequence, 33, 9, 20 + sequence, 33, 5] });
      const run = await fastText(round, asked);
      expect(run.tokens).toEqual((await fastText(plain, asked)).tokens);
      expect(run.state.accepted + run.state.rounds).toBe(125);
      accepted += run.state.accepted;
    }
    // an untrained drafter is right now and then, where it may propose much
    if (budget > 4) expect(accepted).toBeGreaterThan(10);
  });
});

it("after every round the target's cache and features are those of a fresh prefill", async () => {
  const round = await fastRound(pair, choice(7, 31));
  const { target } = pair.needDFlash();
  let moved = 0;
  for await (const state of roundByRound(round, request())) {
    const { walk } = readTree(new Uint32Array(await readBack(gpu, round.tree!)));
    if (walk.some((node, i) => node !== i + 1)) moved += 1;
    expect(await staleWords(pair, target, state.committed - 1)).toBe(0);
  }
  expect(moved).toBeGreaterThan(0);
});

it('the end of the context is the end of the text, exactly', async () => {
  const { context } = pair.sequence;
  const asked = request({ prompt: Array.from({ length: context - 20 }, (_, i) => (i * 5) % 64), maxTokens: 10_000 });
  const run = await fastText(await fastRound(pair, choice(7, 31)), asked);
  expect(run.tokens).toEqual((await fastText(plainRound(pair, 0), asked)).tokens);
  expect(run.state).toMatchObject({ done: 'length', committed: context });
});

it('refuses shapes that do not fit', async () => {
  await expect(fastRound(pair, choice(8, 3))).rejects.toThrow(/1 to 7 levels/);
  await expect(fastRound(pair, choice(2, 32))).rejects.toThrow(/1 to 31 drafts/);
});

it.each([['R2', 0.8], ['R3', 0.8], ['R4', 0.8], ['R1', 0]] as const)('inspect mode, %s at temperature %f: the tokens of fast mode, and a possible story', async (rule, temperature) => {
  const chosen = choice(4, 9, { rule, temperature });
  const asked = request({ temperature, maxTokens: 40 });
  const expected = await fastText(await fastRound(pair, chosen), asked);
  const { tokens, events } = await inspectedText(await inspectedRound(pair, chosen), asked);
  expect(tokens).toEqual(expected.tokens);
  const vocabulary = Object.fromEntries(Array.from({ length: pair.vocabulary }, (_, id) => [id, `${id}`]));
  expect(contradiction({ vocabulary, promptTokens: asked.prompt, config: { ...DEFAULT_CONFIG, ...chosen } }, events)).toBeNull();
});
