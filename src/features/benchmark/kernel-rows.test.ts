/**
 * Kernels against the roofline: bound by memory, bound by operations, with none at all, and faster than memory from a cache; a machine that is
 * busy for a while slows roof and kernel alike, and leaves the share as it is.
 */
import { expect, it } from 'vitest';
import type { KernelCost, Roofline } from '#engine/protocol.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { kernelLines } from './kernel-lines.ts';
import { kernelRows } from './kernel-rows.ts';

const roof: Roofline = { gflops: 100, gigabytesPerSecond: 10 };
const slowed = (by: number): Roofline => ({ gflops: 100 / by, gigabytesPerSecond: 10 / by });
const cost = (operations: number, bytes: number, ms: readonly number[], roofs = ms.map(() => roof)): KernelCost => ({ op: 'qkv', shape: '64x64', rows: 1, operations, bytes, ms, roofs });
const cell = { model: 'target', weights: 'f32', repeats: 3 } as const;

it.each([
  ['by memory', cost(1e6, 1e7, [2, 1, 4]), 0.5],
  ['by operations', cost(1e8, 1e6, [2, 1, 4]), 0.5],
  ['without operations', cost(0, 1e7, [4]), 0.25],
  ['from a cache', cost(1e6, 1e7, [0.5]), 2],
  ['in a busy turn, and one that is busier still', cost(1e6, 1e7, [2, 20, 40], [roof, slowed(10), slowed(20)]), 0.5],
  ['with a roof that was cut short in one turn of three', cost(1e6, 1e7, [2, 2, 2], [roof, slowed(8), roof]), 0.5],
] as const)('%s', (_, kernel, share) => {
  const [row] = kernelRows(cell, [kernel]);
  expect(row!.shareOfRoofline).toBeCloseTo(share, 10);
  expect(row!.gigabytesPerSecond).toBeCloseTo(kernel.bytes / row!.ms / 1e6, 10);
  expect([row!.peakGflops, row!.peakGigabytesPerSecond]).toEqual([100, 10]);
});

it('names the best peaks of all kernels on each of them', () => {
  const rows = kernelRows(cell, [cost(1, 1, [1], [slowed(3)]), cost(1, 1, [1], [slowed(2)])]);
  expect(rows.map(({ peakGflops }) => peakGflops)).toEqual([50, 50]);
});

it('draws the share, the slowest turn leftmost', () => {
  const [line] = kernelLines([], kernelRows(cell, [cost(1e6, 1e7, [2, 1, 4])]));
  expect(line!.stored).toBeNull();
  expect(line!.here!.ratio).toBeCloseTo(0.5, 10);
  expect(line!.here!.ratioRange[0]).toBeCloseTo(0.25, 10);
  expect(line!.here!.ratioRange[1]).toBeCloseTo(1, 10);
});

it.each([
  ['nothing beside a share that a roof allows', cost(1e6, 1e7, [1]), null],
  ['that its bytes come from a cache', cost(1e6, 1e7, [0.5]), benchmarkStrings.kernel.cached('10.0')],
  ['that it computes faster than the ceiling', cost(1e8, 1e6, [0.5]), benchmarkStrings.kernel.beyond],
] as const)('says %s', (_, kernel, note) => {
  const [line] = kernelLines([], kernelRows(cell, [kernel]));
  expect(line!.here!.figures[0]!.note ?? null).toBe(note);
});
