/** Kernels against the roofline: bound by memory, bound by operations, with none at all, and faster than memory from a cache. */
import { expect, it } from 'vitest';
import type { KernelCost } from '#engine/protocol.ts';
import { kernelLines } from './kernel-lines.ts';
import { kernelRows } from './kernel-rows.ts';

const roofline = { gflops: 100, gigabytesPerSecond: 10 };
const cost = (operations: number, bytes: number, ms: readonly number[]): KernelCost => ({ op: 'qkv', shape: '64x64', rows: 1, operations, bytes, ms });
const cell = { model: 'target', weights: 'f32', repeats: 3 } as const;

it.each([
  ['by memory', cost(1e6, 1e7, [2, 1, 4]), 0.5],
  ['by operations', cost(1e8, 1e6, [2, 1, 4]), 0.5],
  ['without operations', cost(0, 1e7, [4]), 0.25],
  ['from a cache', cost(1e6, 1e7, [0.5]), 2],
] as const)('%s', (_, kernel, share) => {
  const [row] = kernelRows(cell, roofline, [kernel]);
  expect(row!.shareOfRoofline).toBeCloseTo(share, 10);
  expect(row!.gigabytesPerSecond).toBeCloseTo(kernel.bytes / row!.ms / 1e6, 10);
});

it('draws the share, the slowest time leftmost', () => {
  const [line] = kernelLines([], kernelRows(cell, roofline, [cost(1e6, 1e7, [2, 1, 4])]));
  expect(line!.stored).toBeNull();
  expect(line!.here!.ratio).toBeCloseTo(0.5, 10);
  expect(line!.here!.ratioRange[0]).toBeCloseTo(0.25, 10);
  expect(line!.here!.ratioRange[1]).toBeCloseTo(1, 10);
});
