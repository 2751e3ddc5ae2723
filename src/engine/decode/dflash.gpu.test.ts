/**
 * DFlash as a drafter in rounds: it proposes the likeliest tokens of a block as plain loops fill it in, and its context is that of a
 * fresh prefill after every round; R3 writes what R3 writes without drafts; ends of texts, one text after another; inspect mode.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { contradiction } from '#core/trace/consistency.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomDFlashWeights, randomWeights } from '#engine/model/random-weights.ts';
import { referenceLogits } from '#engine/model/reference-decoder.ts';
import { referenceBlock } from '#engine/model/reference-dflash.ts';
import { staleContext } from './check-cache.ts';
import { fastRound, inspectedRound, type DraftChoice } from './chosen-round.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { randomDFlash, randomPair } from './random-pair.ts';
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
  prompt: [1, 4, 20, 33, 9, 20, 33, 5, 41, 12, 50], maxTokens: 60, stopToken: null, forbiddenToken: FORBIDDEN, temperature: 0, seed: 11, sequence: 0, ...part,
});
const choice = (part: Partial<DraftChoice> = {}): DraftChoice => ({ drafter: 'dflash', gamma: 7, treeBudget: 0, rule: 'R4', temperature: 0, ...part });

const submit = (record: (encoder: GPUCommandEncoder) => void): void => {
  const encoder = gpu.device.createCommandEncoder();
  record(encoder);
  gpu.device.queue.submit([encoder.finish()]);
};
const tokensOf = async (): Promise<number[]> => [...new Uint32Array(await readBack(gpu, pair.sequence.tokens))];

/** What the drafter proposes behind a text that has just been read. */
async function proposals(drafter: Drafter, prompt: readonly number[], gamma: number): Promise<number[]> {
  startText(pair, drafter, request({ prompt }));
  submit((encoder) => drafter.record(encoder));
  return (await tokensOf()).slice(prompt.length, prompt.length + gamma);
}

describe('proposals', () => {
  it.each([1, 2, 9, 17, 40])('are the likeliest tokens of the block that plain loops fill in: behind %i tokens', async (n) => {
    const target = { config: pair.target.config, weights: randomWeights(pair.target.config, 3) };
    const parts = { config: randomDFlash(target.config), weights: randomDFlashWeights(randomDFlash(target.config), 5) };
    const prompt = Array.from({ length: n }, (_, i) => (i * i * 5 + 7 * i + 2) % 64);
    const { hidden, vocab } = target.config;
    const { taps } = parts.config;
    const features = new Float64Array((n - 1) * taps.length * hidden);
    referenceLogits(target.config, target.weights, prompt, (layer, x) => {
      for (let position = 0; position < n - 1; position++) features.set(x.subarray(position * hidden, (position + 1) * hidden), (position * taps.length + taps.indexOf(layer)) * hidden);
    });
    const rows = referenceBlock(parts, target, features, prompt.at(-1)!);
    const likeliest = Array.from({ length: 7 }, (_, slot) => {
      const row = [...rows.subarray((slot + 1) * vocab, (slot + 2) * vocab)].map((logit, id) => (id === FORBIDDEN ? -Infinity : logit));
      return row.indexOf(Math.max(...row));
    });
    for (const gamma of [1, 4, 7]) expect(await proposals((await fastRound(pair, choice({ gamma }))).options.drafter, prompt, gamma)).toEqual(likeliest.slice(0, gamma));
  });
  it('are not drawn: temperature and seed leave them as they are', async () => {
    const { drafter } = (await fastRound(pair, choice({ rule: 'R3', temperature: 1.3 }))).options;
    const { prompt } = request();
    const greedy = await proposals(drafter, prompt, 7);
    startText(pair, drafter, request({ temperature: 1.3, seed: 99 }));
    submit((encoder) => drafter.record(encoder));
    expect((await tokensOf()).slice(prompt.length, prompt.length + 7)).toEqual(greedy);
    expect(drafter.purpose ?? null).toBeNull();
  });
  it('a block has no more', async () => {
    await expect(fastRound(pair, choice({ gamma: 8 }))).rejects.toThrow('A block of 8 rows drafts 0 to 7 tokens, not 8.');
  });
});

it.each([0, 2, 7])('after every round the context is that of a fresh prefill: γ = %i', async (gamma) => {
  const round = await fastRound(pair, choice({ gamma }));
  const asked = request({ maxTokens: 24 });
  const { kvCache, config: { decoder: config } } = pair.dflash!;
  for await (const { committed } of roundByRound(round, asked)) {
    expect(await staleContext(pair, round.options.drafter, { kvCache, config }, asked, { committed, end: committed - 1 })).toBe(0);
  }
});

describe('texts', () => {
  it.each(['R2', 'R3', 'R4'] as const)('%s at 0.8: the same whatever γ, where the rule promises it', async (rule) => {
    const asked = request({ temperature: 0.8 });
    const without = await fastText(await fastRound(pair, choice({ drafter: 'none', rule, temperature: 0.8 })), asked);
    for (const gamma of [1, 7]) {
      const run = await fastText(await fastRound(pair, choice({ gamma, rule, temperature: 0.8 })), asked);
      if (rule !== 'R2') expect(run.tokens).toEqual(without.tokens);
      expect(run.tokens).toHaveLength(60);
      expect(run.tokens).not.toContain(FORBIDDEN);
    }
  });
  it('a stop token ends the text there, and the next text begins afresh', async () => {
    const plain = await fastText(plainRound(pair, 0), request());
    const at = plain.tokens.findIndex((token, i) => i > 6 && plain.tokens.indexOf(token) === i);
    const stopToken = plain.tokens[at]!;
    const round = await fastRound(pair, choice());
    const run = await fastText(round, request({ stopToken }));
    expect(run.tokens).toEqual(plain.tokens.slice(0, at + 1));
    expect(run.state.done).toBe('eos');
    const long = await fastText(round, request({ prompt: Array.from({ length: 90 }, (_, i) => (i * 5) % 64) }));
    expect(long.tokens).toHaveLength(60);
    // a shorter prompt than what was there before
    expect((await fastText(round, request())).tokens).toEqual(plain.tokens);
    expect((await fastText(round, request())).state).toEqual((await fastText(await fastRound(pair, choice()), request())).state);
  });
  it('the end of the context is the end of the text, exactly', async () => {
    const { context } = pair.sequence;
    const asked = request({ prompt: Array.from({ length: context - 20 }, (_, i) => (i * 5) % 64), maxTokens: 10_000 });
    const run = await fastText(await fastRound(pair, choice()), asked);
    expect(run.tokens).toEqual((await fastText(plainRound(pair, 0), asked)).tokens);
    expect(run.state).toMatchObject({ done: 'length', committed: context });
  });
});

it.each([['R1', 0.8], ['R2', 0.8], ['R3', 0.8], ['R4', 0.8], ['R4', 0]] as const)('inspect mode, %s at %f: the tokens of fast mode, proposals with q = 1, and a possible story', async (rule, temperature) => {
  const asked = request({ temperature, maxTokens: 30 });
  const chosen = choice({ rule, temperature, gamma: 5 });
  const expected = await fastText(await fastRound(pair, chosen), asked);
  const { tokens, events } = await inspectedText(await inspectedRound(pair, chosen), asked);
  expect(tokens).toEqual(expected.tokens);
  for (const event of events) {
    if (event.type !== 'draft.token') continue;
    expect(event.q).toBe(1);
    expect(event.draft!.tokens[0]).toBe(event.token);
  }
  // where the block looked: for every draft, in both layers; fast mode watches nothing
  for (const event of events) if (event.type === 'draft.attention') expect(event.rows.map((row) => row.length)).toEqual(event.rows.map(() => 2));
  expect(events.filter(({ type }) => type === 'draft.attention')).toHaveLength(events.filter((event) => event.type === 'round.start' && event.k > 0).length);
  expect((await fastRound(pair, chosen)).options.drafter.looks).toBeNull();
  const vocabulary = Object.fromEntries(Array.from({ length: pair.vocabulary }, (_, id) => [id, `${id}`]));
  expect(contradiction({ vocabulary, promptTokens: asked.prompt, config: { ...DEFAULT_CONFIG, ...chosen } }, events)).toBeNull();
});
