/**
 * A reward model beside PyTorch's (pytorch/reward_steps.py made it, in f64), from the same weights on pairs of even and uneven lengths, one token
 * at the least: rewards, loss and gradient norm of three steps, every gradient and weight of the first and the last, in one pass and in parts.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { learningRate } from '#core/training/learning-rate.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from '#engine/model/config.ts';
import type { Weights } from '#engine/model/weights.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { relativeError } from './relative-error.ts';
import { RewardModel } from './reward-model.ts';

interface Steps {
  readonly config: object;
  readonly optimiser: { readonly lr: number; readonly beta1: number; readonly beta2: number; readonly weightDecay: number; readonly clip: number; readonly warmup: number; readonly steps: number };
  readonly pairs: readonly { readonly chosen: readonly number[]; readonly rejected: readonly number[] }[];
  readonly rewards: readonly (readonly [number, number])[];
  readonly steps: readonly { readonly loss: number; readonly gradientNorm: number }[];
}

const at = 'public/models/fixtures/reward-steps';
const made = JSON.parse(readFileSync(`${at}.json`, 'utf8')) as Steps;
const tensors = readSafetensors(new Uint8Array(readFileSync(`${at}.safetensors`)).buffer, at);
const group = (prefix: string): Weights => new Map([...tensors].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]));

function expectClose(actual: Weights, expected: Weights): void {
  expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
  for (const [name, { data }] of actual) expect(relativeError(data, expected.get(name)!.data), name).toBeLessThan(1e-4);
}

it.each([{ rows: 160, texts: 8 }, { rows: 48, texts: 2 }])('passes of at most $rows tokens', async (room) => {
  const { beta1, beta2, weightDecay: decay, clip, lr: peak, warmup, steps } = made.optimiser;
  const config = parseConfig({ ...made.config, model_type: 'qwen3', tie_word_embeddings: true });
  const model = await RewardModel.create(await testGpu(), config, group('initial/'), room, { beta1, beta2, decay, clip });
  const rewards = await model.score(made.pairs.flatMap(({ chosen, rejected }) => [chosen, rejected]));
  for (const [i, reward] of made.rewards.flat().entries()) expect(Math.abs(rewards[i]! - reward)).toBeLessThan(1e-4);
  const pairs = made.pairs.map(({ chosen, rejected }) => ({ preferred: chosen, other: rejected }));
  for (const [i, { loss, gradientNorm }] of made.steps.entries()) {
    const report = await model.teach(pairs, learningRate({ peak, warmup, steps }, i + 1));
    expect(Math.abs(report.loss / loss - 1)).toBeLessThan(1e-4);
    expect(Math.abs(report.gradientNorm / gradientNorm - 1)).toBeLessThan(1e-4);
    if (i === 1) continue;
    expectClose(await model.parameters.readGradients(), group(`gradient-${i + 1}/`));
    expectClose(await model.parameters.readWeights(), group(`weight-${i + 1}/`));
  }
  model.destroy();
});
