/**
 * Every kernel of a forward pass, f32 and packed, runs by itself and is told with its work and its times; the roofline is a device's, not a
 * slip of units.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { KERNEL_OPS } from '#engine/protocol.ts';
import { measureKernels } from './measure-kernels.ts';

const config: DecoderConfig = {
  vocab: 128, hidden: 64, layers: 2, heads: 4, kvHeads: 2, headDim: 32, intermediate: 96, context: 256,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

it.each(['f32', 'q4', 'q8'] as const)('%s', async (weights) => {
  const { roofline, costs } = await measureKernels(gpu, config, { weights, rows: [1, 8], repeats: 1 }, () => performance.now());
  expect(costs.map(({ op, rows }) => `${op} ${rows}`)).toEqual(KERNEL_OPS.flatMap((op) => [`${op} 1`, `${op} 8`]));
  for (const { ms, bytes, operations, op } of costs) {
    expect(ms).toHaveLength(1);
    expect(Math.min(...ms)).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(0);
    expect(operations > 0).toBe(op !== 'embedding');
  }
  expect(roofline.gflops).toBeGreaterThan(0.1);
  expect(roofline.gflops).toBeLessThan(1e6);
  expect(roofline.gigabytesPerSecond).toBeGreaterThan(0.05);
  expect(roofline.gigabytesPerSecond).toBeLessThan(1e5);
});
