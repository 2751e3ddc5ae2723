/**
 * A whole decoder on the tape: its logits are the decoding engine's, for texts packed in one pass; all its gradients, the tied embedding's
 * two uses among them, are central differences of plain loops; it learns texts by heart, and from rewards; a step in parts is the step in
 * one; the same bits every time.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { groupAdvantages } from '#core/training/group-advantages.ts';
import { GRPO_CLIP, grpoCoefficients } from '#core/training/policy-coefficients.ts';
import { rowLoss } from '#core/training/row-loss.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { openDecoder } from '#engine/model/open-decoder.ts';
import { normals, randomWeights } from '#engine/model/random-weights.ts';
import { readLogits } from '#engine/model/read-logits.ts';
import { referenceLogits } from '#engine/model/reference-decoder.ts';
import { Sequence } from '#engine/model/sequence.ts';
import { expectedShapes, type Weights } from '#engine/model/weights.ts';
import { DecoderNetwork } from './decoder-network.ts';
import { initialWeights } from './initial-weights.ts';
import { Parameters } from './parameters.ts';
import { PolicyModel } from './policy-model.ts';

const qwen3: DecoderConfig = {
  vocab: 40, hidden: 32, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 64, context: 24,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const llama: DecoderConfig = { ...qwen3, kvHeads: 4, qkNorm: false, tied: false };
const adamw = { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 };
const text = (seed: number, length: number): number[] => Array.from({ length }, (_, i) => (i * i * 7 + seed * (i + 3) + 11 * seed) % 40);
const texts = [text(1, 9), text(2, 14), text(3, 1), text(5, 24)];

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

describe.each([['qwen3: q/k-norm, grouped heads, tied head', qwen3], ['llama: neither, a head of its own', llama]])('%s', (_, config) => {
  it('has the logits of the decoding engine for each of the packed texts', async () => {
    const weights = randomWeights(config, 1);
    const parameters = new Parameters(gpu, expectedShapes(config));
    parameters.write(weights);
    const network = await DecoderNetwork.create(gpu, config, parameters, 64);
    const firsts = network.write(texts);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    network.tape.recordForward(pass);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const packed = await readFloats(gpu, network.logits.data.buffer);
    const sequence = new Sequence(gpu, config.context);
    const decoder = await openDecoder(gpu, { config, weights }, { sequence, maxRows: 8, label: 'test model' });
    for (const [i, ids] of texts.entries()) {
      for (const [t, row] of (await readLogits(gpu, decoder, sequence, ids, 8)).entries()) {
        const at = (firsts[i]! + t) * config.vocab;
        row.forEach((logit, v) => { expect(Math.abs(logit - packed[at + v]!)).toBeLessThan(1e-4); });
      }
    }
  });

  it('has the gradients that plain loops differ by, along random directions of every tensor', async () => {
    const weights = randomWeights(config, 2);
    const model = await PolicyModel.create(gpu, config, weights, 64, { ...adamw, clip: 1e9 });
    const coefficients = texts.map((ids, i) => ids.map((_, t) => ((t + i) % 3) - 0.8));
    const loss = (of: Weights): number => texts.reduce((sum, ids, i) => sum + lossOf(config, of, ids, coefficients[i]!), 0);
    await model.teach(texts.map((ids, i) => ({ ids, coefficients: coefficients[i]! })), 0);
    const gradients = await model.parameters.readGradients();
    const normal = normals(4);
    for (const [name, { shape, data }] of weights) {
      const direction = Float64Array.from(data, normal);
      const h = 1e-4;
      const moved = (step: number) => loss(new Map([...weights, [name, { shape, data: Float64Array.from(data, (value, j) => value + step * direction[j]!) as unknown as Float32Array }]]));
      const slope = gradients.get(name)!.data.reduce((sum, value, j) => sum + value * direction[j]!, 0);
      expect(Math.abs((moved(h) - moved(-h)) / (2 * h) - slope) / Math.max(1, Math.abs(slope)), name).toBeLessThan(1e-4);
    }
    model.destroy();
  });
});

/** Sum over tokens of coefficient x cross-entropy, in plain loops. */
function lossOf(config: DecoderConfig, weights: Weights, ids: readonly number[], coefficients: readonly number[]): number {
  const logits = referenceLogits(config, weights, ids);
  return ids.slice(1).reduce((sum, token, t) => sum + coefficients[t + 1]! * rowLoss({ kind: 'ce', logits: logits.subarray(t * config.vocab, (t + 1) * config.vocab), token }).loss, 0);
}

const taught = texts.filter(({ length }) => length > 1);
const evenly = taught.map((ids) => ({ ids, coefficients: ids.map(() => 1 / taught.reduce((sum, { length }) => sum + length - 1, 0)) }));

const fresh = (rows = 64) => PolicyModel.create(gpu, qwen3, initialWeights(expectedShapes(qwen3), qwen3.layers, 3), rows, adamw);

it('learns texts by heart', async () => {
  const model = await fresh();
  for (let step = 0; step < 60; step++) await model.teach(evenly, 0.01);
  for (const { logProbs } of await model.measure(taught)) for (const logProb of logProbs) expect(logProb).toBeGreaterThan(Math.log(0.9));
  model.destroy();
});

it('makes rewarded traces likelier and others less, until the clip holds them', async () => {
  const model = await fresh();
  const prompt = 4;
  const traces = [2, 3, 4, 5].map((seed) => [...text(1, prompt), ...text(seed, 3)]);
  const advantages = groupAdvantages([1, 0, 0, 1], 'std');
  const own = ({ logProbs }: { readonly logProbs: Float64Array }): Float64Array => logProbs.subarray(prompt);
  const sampled = (await model.measure(traces)).map(own);
  const clipped: number[] = [];
  for (let update = 0; update < 6; update++) {
    let held = 0;
    const taughtTraces = traces.map((ids, i) => ({
      ids,
      coefficients: (now: { readonly logProbs: Float64Array }) => {
        const by = grpoCoefficients({ advantage: advantages[i]!, logProbs: own(now), sampled: sampled[i]! }, GRPO_CLIP, 1 / traces.length);
        held += by.clipped / traces.length;
        return [...new Float64Array(prompt), ...by.coefficients];
      },
    }));
    await model.teach(taughtTraces, 0.002);
    clipped.push(held);
  }
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  const risen = (await model.measure(traces)).map((now, i) => sum(own(now)) - sum(sampled[i]!));
  expect(risen.map(Math.sign)).toEqual([1, -1, -1, 1]);
  expect(clipped[0]).toBe(0);
  expect(Math.max(...clipped)).toBeGreaterThan(0);
  model.destroy();
});

it('learns the same bits every time', async () => {
  const run = async () => {
    const model = await fresh();
    for (let step = 0; step < 4; step++) await model.teach(evenly, 0.01);
    const state = await model.parameters.readState();
    model.destroy();
    return state;
  };
  expect(await run()).toEqual(await run());
});

it('takes a step in parts as it takes it in one, and asks for coefficients where they depend on it as it is', async () => {
  const [whole, parts, asked] = [await fresh(), await fresh(24), await fresh()];
  const before = await whole.measure(taught);
  const one = await whole.teach(evenly, 0.01);
  expect(one.texts).toEqual(before);
  const several = await parts.teach(evenly, 0.01);
  expect(several.texts).toEqual(one.texts);
  expect(Math.abs(several.gradientNorm / one.gradientNorm - 1)).toBeLessThan(1e-5);
  const same = await asked.teach(evenly.map(({ ids, coefficients }, i) => ({ ids, coefficients: (now) => { expect(now).toEqual(before[i]); return coefficients; } })), 0.01);
  expect(same).toEqual(one);
  expect(await asked.parameters.readState()).toEqual(await whole.parameters.readState());
  for (const model of [whole, parts, asked]) model.destroy();
});

it('refuses in sentences', async () => {
  await expect(PolicyModel.create(gpu, { ...qwen3, qkvBias: true }, randomWeights({ ...qwen3, qkvBias: true }, 1), 8, adamw)).rejects.toThrow('A decoder whose projections have biases (Qwen2) cannot be trained here.');
  await expect(fresh(70_000)).rejects.toThrow('A pass takes 1 to 65535 tokens, not 70000.');
  await expect(PolicyModel.create(gpu, qwen3, new Map(), 8, adamw)).rejects.toThrow('The checkpoint lacks tensor model.embed_tokens.weight.');
  const model = await fresh(16);
  await expect(model.teach([], 0.1)).rejects.toThrow('it needs at least one text');
  await expect(model.measure([text(1, 20)])).rejects.toThrow('The texts of the pass have 20 tokens together; there is room for 16.');
  await expect(model.teach([{ ids: [1, 2], coefficients: [1] }], 0.1)).rejects.toThrow('A text of 2 tokens has 1 coefficients.');
  model.destroy();
});
