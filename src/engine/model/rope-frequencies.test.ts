/** Edges: each scaling against `transformers` 4.57 (ROPE_INIT_FUNCTIONS; it computes in f32), with and without what it may leave out; no scaling; a ramp of no length. */
import { describe, expect, it } from 'vitest';
import { ropeFrequencies } from './rope-frequencies.ts';
import { parseRopeScaling } from './rope-scaling.ts';

/** Heads of 16 numbers. */
const cases: [string, { rope_type?: string; type?: string }, { theta: number; context: number }, readonly number[], number][] = [
  ['linear', { rope_type: 'linear', factor: 4 } as object, { theta: 1e4, context: 512 },
    [0.25, 0.079056941, 0.0250000004, 0.00790569466, 0.00249999994, 0.000790569466, 0.000250000012, 7.90569466e-5], 1],
  ['llama3', { rope_type: 'llama3', factor: 8, low_freq_factor: 1, high_freq_factor: 4, original_max_position_embeddings: 8192 } as object, { theta: 5e5, context: 131_072 },
    [1, 0.193922758, 0.0376060307, 0.00729266508, 0.000524846022, 3.42810235e-5, 6.64786967e-6, 1.28917316e-6], 1],
  ['yarn, as Qwen gives it', { type: 'yarn', factor: 4, original_max_position_embeddings: 32_768 } as object, { theta: 1e6, context: 32_768 },
    [1, 0.177827939, 0.0316227786, 0.00421755994, 0.000500000024, 4.44569851e-5, 7.90569356e-6, 1.40585337e-6], 1.138629436111989],
  ['yarn with all there is', { rope_type: 'yarn', factor: 16, original_max_position_embeddings: 256, beta_fast: 16, beta_slow: 2, mscale: 0.7, mscale_all_dim: 1.2 } as object, { theta: 1e4, context: 4096 },
    [1, 0.217406571, 0.0374999978, 0.00197642366, 0.000624999986, 0.000197642366, 6.2500003e-5, 1.97642366e-5], 0.895979343709375],
  ['yarn, not truncated', { rope_type: 'yarn', factor: 2, attention_factor: 1.5, truncate: false } as object, { theta: 1e4, context: 4096 },
    [1, 0.316227764, 0.100000001, 0.0296166651, 0.00770464726, 0.00191118056, 0.000500000024, 0.000158113893], 1.5],
];

describe('agrees with transformers', () => {
  it.each(cases)('%s', (_, json, { theta, context }, frequencies, magnitude) => {
    const ours = ropeFrequencies(16, theta, parseRopeScaling(json, context));
    expect(ours.magnitude).toBeCloseTo(magnitude, 12);
    expect(ours.perPosition.length).toBe(8);
    for (const [i, f] of frequencies.entries()) expect(Math.abs(ours.perPosition[i]! / f - 1), `pair ${i}`).toBeLessThan(1e-6);
  });
});

it('is theta^(-2i/D) without scaling', () => {
  const { perPosition, magnitude } = ropeFrequencies(40, 1e4, { kind: 'none' });
  expect([...perPosition]).toEqual(Array.from({ length: 20 }, (_, i) => 1e4 ** (-i / 20)));
  expect(magnitude).toBe(1);
});

it('divides each pair by its own number, as GGUF gives them', () => {
  expect([...ropeFrequencies(4, 100, { kind: 'divided', by: [2, 4] }).perPosition]).toEqual([0.5, 0.025]);
});

it('makes a step of a ramp of no length', () => {
  const scaling = { kind: 'yarn', factor: 2, originalContext: 4, betaFast: 32, betaSlow: 1, attentionFactor: 1, truncate: true } as const;
  expect([...ropeFrequencies(4, 100, scaling).perPosition]).toEqual([1, 0.05]);
});

describe('says what is wrong with', () => {
  it.each([
    [{ rope_type: 'dynamic', factor: 2 }, 'RoPE scaling "dynamic" is not supported'],
    [{ type: 'longrope' }, 'RoPE scaling "longrope" is not supported'],
    [{ rope_type: 'linear' }, 'rope_scaling.factor is missing'],
    [{ rope_type: 'linear', factor: 0 }, 'rope_scaling.factor is not positive'],
    [{ rope_type: 'yarn', factor: 4, beta_fast: -1 }, 'rope_scaling.beta_fast is not positive'],
    [{ rope_type: 'llama3', factor: 8, low_freq_factor: 4, high_freq_factor: 4, original_max_position_embeddings: 8192 }, 'rope_scaling.low_freq_factor is not below high_freq_factor'],
  ])('%o', (json, words) => {
    expect(() => parseRopeScaling(json, 4096)).toThrow(words);
  });
});
