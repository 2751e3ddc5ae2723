/**
 * A context of 8,192 positions, filled to its end: attention reads it in splits, of which the last is full at the last position. Prompt lookup
 * writes what plain decoding writes, up to the end of the context; and there a token's logits are the same bits, however its pass was cut.
 */
import { beforeAll, expect, it } from 'vitest';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { splitsFor } from '#engine/ops/attention.ts';
import { fastRound } from './chosen-round.ts';
import { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import { fastText } from './run-rounds.ts';
import type { FastRun } from './fast.ts';
import type { TextRequest } from './start-text.ts';

const CONTEXT = 8192;
const config: DecoderConfig = {
  vocab: 64, hidden: 32, layers: 1, heads: 2, kvHeads: 1, headDim: 32, intermediate: 64, context: CONTEXT,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: false,
};
/** Text that repeats itself, with a change now and then: something to look up. */
const PROMPT = Array.from({ length: 8020 }, (_, i) => (i % 97 === 96 ? (i * 7) % 60 : (i % 24) * 2 + 1));
const request: TextRequest = { prompt: PROMPT, maxTokens: CONTEXT, stopToken: null, forbiddenToken: null, temperature: 0, seed: 3, sequence: 0 };

let pair: Pair;
let plain: FastRun;
beforeAll(async () => {
  pair = await Pair.create(await testGpu(), { config, weights: randomWeights(config, 3) }, null);
  plain = await fastText(plainRound(pair, 0), request);
});

it('is read in splits', () => {
  expect(splitsFor(pair.gpu, config).count).toBeGreaterThan(3);
});

it('prompt lookup writes what plain decoding writes, up to its end', async () => {
  const drafted = await fastText(await fastRound(pair, { drafter: 'prompt-lookup', gamma: 4, treeBudget: 0, rule: 'R4', temperature: 0 }), request);
  expect(plain.tokens).toHaveLength(CONTEXT - PROMPT.length);
  expect(drafted.tokens).toEqual(plain.tokens);
  expect(drafted.state).toMatchObject({ committed: CONTEXT, done: 'length' });
  expect(drafted.state.accepted).toBeGreaterThan(20);
  expect(drafted.state.accepted).toBeLessThan(drafted.state.drafted);
});

it('twins: the last 16 positions, in one pass and in others', async () => {
  const { gpu, sequence, target } = pair;
  const run = async (first: number, rows: number): Promise<readonly Float32Array[]> => {
    sequence.setCommitted(first);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    target.record(pass, { offset: 0, rows });
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const logits = await readFloats(gpu, target.logits, rows * config.vocab);
    return Array.from({ length: rows }, (_, row) => logits.slice(row * config.vocab, (row + 1) * config.vocab));
  };
  const alone: Float32Array[] = [];
  for (let position = CONTEXT - 16; position < CONTEXT; position++) alone.push((await run(position, 1))[0]!);
  for (const rows of [2, 5, 16]) expect(await run(CONTEXT - rows, rows), `${rows} rows`).toEqual(alone.slice(-rows));
});
