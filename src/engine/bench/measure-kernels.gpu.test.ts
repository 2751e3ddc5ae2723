/**
 * Every kernel of a forward pass, f32 and packed, runs by itself and is told with its work, its times, and what the device did at best in each
 * of the same turns; the roofline is a device's, not a slip of units.
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
  const costs = await measureKernels(gpu, config, { weights, rows: [1, 8], repeats: 2 }, () => performance.now());
  expect(costs.map(({ op, rows }) => `${op} ${rows}`)).toEqual(KERNEL_OPS.flatMap((op) => [`${op} 1`, `${op} 8`]));
  for (const { ms, bytes, operations, op, roofs } of costs) {
    expect([ms.length, roofs.length]).toEqual([2, 2]);
    expect(Math.min(...ms)).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(0);
    expect(operations > 0).toBe(op !== 'embedding');
    for (const { gflops, gigabytesPerSecond } of roofs) {
      expect(gflops).toBeGreaterThan(0.1);
      expect(gflops).toBeLessThan(1e6);
      expect(gigabytesPerSecond).toBeGreaterThan(0.05);
      expect(gigabytesPerSecond).toBeLessThan(1e5);
    }
  }
});

/** A clock by which each turn of a kernel's takes twice as long as the one before: of two submits each for warming up, then three turns, four in turn. */
function slowingClock(): () => number {
  const [warming, inTurn, turns] = [8, 4, 3];
  let [ms, submits, begun] = [0, 0, false];
  return () => {
    if (begun) {
      const at = submits % (warming + turns * inTurn) - warming;
      ms += at < 0 ? 80 : 2 ** Math.floor(at / inTurn);
      submits += 1;
    }
    begun = !begun;
    return ms;
  };
}

it('times the roofline in each turn, so that what slows a kernel slows its roof', async () => {
  const costs = await measureKernels(gpu, config, { weights: 'f32', rows: [1, 4], repeats: 3 }, slowingClock());
  for (const { ms, roofs } of costs) {
    expect(ms).toEqual([1, 2, 4]);
    for (const rate of ['gflops', 'gigabytesPerSecond'] as const) expect(roofs.map((roof) => roofs[0]![rate] / roof[rate])).toEqual([1, 2, 4]);
  }
});
