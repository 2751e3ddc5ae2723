/** The goal is met up to its very edge, and missing it is written as well. */
import { expect, it } from 'vitest';
import { memoryRows } from './memory-rows.ts';

const measured = { model: 'a model', weights: 'q4', context: 512, weightsBytes: 80, cacheBytes: 20 };

it.each([[100, 1, true], [115, 1.15, true], [116, 1.16, false]])('%i bytes for 100', (peakBytes, ratio, holds) => {
  const [row, claim] = memoryRows({ ...measured, peakBytes });
  expect(row).toEqual({ kind: 'memory', ...measured, peakBytes, peakRatio: ratio });
  expect(claim).toMatchObject({ id: 'memory', measured: ratio, holds, scale: expect.stringContaining('512') as string });
});
