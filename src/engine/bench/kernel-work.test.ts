/** Operations and bytes of each kernel, counted by hand for a small model; rows share weights, and packed ones are smaller. */
import { expect, it } from 'vitest';
import type { DecoderConfig } from '#engine/model/config.ts';
import { workOf } from './kernel-work.ts';

const config: DecoderConfig = {
  vocab: 100, hidden: 64, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 96, context: 256,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: false, qkvBias: false, tied: true,
};

it('counts what a kernel cannot do without', () => {
  expect(workOf('qkv', config, 'f32', 1, 10)).toEqual({ shape: '64x64', operations: 2 * 64 * 64, bytes: 4 * 64 * 64 + 4 * 128 });
  expect(workOf('gateUp', config, 'f32', 2, 10)).toEqual({ shape: '64x192', operations: 2 * 64 * 192 * 2, bytes: 4 * 64 * 192 + 2 * 4 * (64 + 96) });
  expect(workOf('down', config, 'q4', 1, 10)).toEqual({ shape: '96x64', operations: 2 * 96 * 64, bytes: (96 * 64) / 2 + (96 * 64) / 8 + 4 * (96 + 128) });
  expect(workOf('head', config, 'q8', 1, 10).bytes).toBe(64 * 100 + (64 * 100) / 8 + 4 * 164);
  expect(workOf('attention', config, 'f32', 3, 10)).toEqual({ shape: '4x8, 10 keys', operations: 3 * 2 * 2 * 32 * 10, bytes: 2 * 2 * 8 * 10 * 4 + 3 * 2 * 32 * 4 });
});

it('rows share weights, keys and values', () => {
  for (const op of ['qkv', 'attention', 'attentionOut', 'gateUp', 'down', 'head'] as const) {
    const [one, eight] = [workOf(op, config, 'q4', 1, 1000), workOf(op, config, 'q4', 8, 1000)];
    expect(eight.operations).toBe(8 * one.operations);
    expect(eight.bytes).toBeLessThan(8 * one.bytes);
  }
});
