/**
 * Roll-outs write what plain decoding of the same weights writes, greedily and at a temperature, whatever they are drawn beside, in however many
 * waves; their log-probabilities and entropies are those that training measures; they follow the weights as training changes them; ends, limits, refusals.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { fastText } from '#engine/decode/run-rounds.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { randomPair, smallTarget } from '#engine/decode/random-pair.ts';
import type { Pair } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { PolicyModel } from '#engine/train/policy-model.ts';
import { RollOuts, type RollOut, type RollOutRequest } from './roll-out.ts';

const config = { ...smallTarget, heads: 4, kvHeads: 2, context: 48 };
const weights = randomWeights(config, 3);
const SIZES = { sequences: 7, context: 40 };
const NEVER = 0xffff;
/** Lengths from 1 on, off the passes' rows. */
const prompts = Array.from({ length: 17 }, (_, i) => Uint32Array.from({ length: 1 + ((i * 5) % 13) }, (_, t) => (7 * i + 3 * t + i * t) % config.vocab));
const request: RollOutRequest = { seed: 11, first: 40, temperature: 1, limit: 21, eos: NEVER };

let gpu: Gpu;
let pair: Pair;
let roller: RollOuts;
let all: readonly RollOut[];
beforeAll(async () => {
  gpu = await testGpu();
  pair = await randomPair(gpu, config, { weights });
  roller = await RollOuts.create(gpu, config, weights, SIZES);
  all = await roller.roll(prompts, request);
});

describe('plain decoding writes the same', () => {
  it.each([0, 0.6, 1])('at temperature %d', async (temperature) => {
    const rolled = await roller.roll(prompts, { ...request, temperature });
    for (const i of [0, 4, 7, 16]) {
      const { tokens } = await fastText(plainRound(pair, temperature), { prompt: [...prompts[i]!], maxTokens: 21, stopToken: null, forbiddenToken: null, temperature, seed: 11, sequence: 40 + i });
      expect(rolled[i]!.ids).toEqual(tokens);
    }
  });
});

it('writes the same to the bit again, alone, in another order, and with more room', async () => {
  expect(await roller.roll(prompts, request)).toEqual(all);
  for (const i of [0, 3, 16]) expect(await roller.roll([prompts[i]!], { ...request, first: 40 + i })).toEqual([all[i]]);
  const wide = await RollOuts.create(gpu, config, weights, { sequences: 33, context: 48 });
  expect(await wide.roll(prompts, request)).toEqual(all);
  wide.destroy();
  const one = await RollOuts.create(gpu, config, weights, { sequences: 1, context: 34 });
  expect(await one.roll(prompts.slice(3, 5), { ...request, first: 43 })).toEqual(all.slice(3, 5));
  one.destroy();
  expect(new Set(all.map(({ ids }) => ids.join())).size).toBe(prompts.length);
});

it('reads prompts that are equal once, and writes behind each what it would write alone', async () => {
  const mixed = [prompts[5]!, prompts[2]!, prompts[5]!, prompts[0]!, prompts[0]!, prompts[5]!.slice(0, -1), prompts[5]!];
  const together = await roller.roll(mixed, request);
  for (const [i, prompt] of mixed.entries()) expect(await roller.roll([prompt], { ...request, first: 40 + i })).toEqual([together[i]]);
});

it('draws the same prompt anew for each sequence and each seed', async () => {
  const same = Array.from({ length: 7 }, () => prompts[5]!);
  const texts = [...(await roller.roll(same, request)), ...(await roller.roll(same, { ...request, seed: 12 }))].map(({ ids }) => ids.join());
  expect(new Set(texts).size).toBe(14);
});

it('ends with the token, and leaves the others as they are', async () => {
  const eos = all[2]!.ids[4]!;
  const ended = await roller.roll(prompts, { ...request, eos });
  expect(ended).toEqual(all.map(({ ids, logProbs, entropies }) => {
    const at = ids.indexOf(eos);
    return at < 0 ? { ids, logProbs, entropies, ended: false } : { ids: ids.slice(0, at + 1), logProbs: logProbs.slice(0, at + 1), entropies: entropies.slice(0, at + 1), ended: true };
  }));
  expect(new Set(ended.map((out) => out.ended))).toEqual(new Set([true, false]));
});

it('writes one token, and up to the last of its room', async () => {
  expect((await roller.roll(prompts, { ...request, limit: 1 })).map(({ ids }) => ids)).toEqual(all.map(({ ids }) => ids.slice(0, 1)));
  const [longest] = await roller.roll([prompts[0]!], { ...request, limit: SIZES.context - 1 });
  expect(longest!.ids).toHaveLength(SIZES.context - 1);
  expect(longest!.ids.slice(0, 21)).toEqual(all[0]!.ids);
});

describe('of a model that learns', () => {
  const adamw = { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 };
  const worst = async (policy: PolicyModel, outs: readonly RollOut[]): Promise<number> => {
    const measured = await policy.measure(outs.map(({ ids }, i) => [...prompts[i]!, ...ids]));
    return Math.max(...outs.flatMap((out, i) => (['logProbs', 'entropies'] as const).flatMap((of) => [...out[of]].map((value, t) => Math.abs(value - measured[i]![of][prompts[i]!.length + t]!)))));
  };

  it('log-probabilities and entropies are those that training measures, before a step and behind it', async () => {
    const policy = await PolicyModel.create(gpu, config, weights, 256, adamw);
    const following = await RollOuts.create(gpu, config, policy.parameters, SIZES);
    const before = await following.roll(prompts, request);
    expect(before).toEqual(all);
    expect(await worst(policy, before)).toBeLessThan(1e-3);
    await policy.teach(before.slice(0, 4).map(({ ids }, i) => ({ ids: [...prompts[i]!, ...ids], coefficients: Array.from({ length: prompts[i]!.length + ids.length }, () => 0.1) })), 0.02);
    const behind = await following.roll(prompts, { ...request, temperature: 0.7 });
    expect(behind).not.toEqual(await roller.roll(prompts, { ...request, temperature: 0.7 }));
    expect(await worst(policy, behind)).toBeLessThan(1e-3);
    following.destroy();
    policy.destroy();
  });

  it('says so when its numbers are none', async () => {
    const broken = await RollOuts.create(gpu, config, new Map([...weights].map(([name, tensor]) => [name, name === 'model.norm.weight' ? { ...tensor, data: tensor.data.map(() => NaN) } : tensor])), SIZES);
    await expect(broken.roll(prompts, request)).rejects.toThrow('numbers that are none');
    broken.destroy();
  });
});

it('refuses what it has no room for, and what is no request', async () => {
  await expect(roller.roll([Uint32Array.of()], request)).rejects.toThrow('at least one token');
  await expect(roller.roll(prompts, { ...request, limit: 39 })).rejects.toThrow('do not fit into 40');
  await expect(roller.roll(prompts, { ...request, limit: 0 })).rejects.toThrow('1 token or more');
  await expect(roller.roll(prompts, { ...request, temperature: -1 })).rejects.toThrow('temperature');
  await expect(RollOuts.create(gpu, config, weights, { ...SIZES, context: 49 })).rejects.toThrow('takes 48 positions');
  await expect(RollOuts.create(gpu, { ...config, qkvBias: true }, weights, SIZES)).rejects.toThrow('biases');
  expect(await roller.roll([], request)).toEqual([]);
});
