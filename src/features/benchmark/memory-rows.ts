/** What a model takes on the GPU at its most, as a row, and the claim that it is little more than what cannot be done without. */
import { benchmarkStrings } from './benchmark-strings.ts';
import type { ClaimRow, MemoryRow } from './result-rows.ts';

/** Of the peak, in weights and cache. */
const GOAL = 1.15;

export function memoryRows(measured: Omit<MemoryRow, 'kind' | 'peakRatio'>): readonly [MemoryRow, ClaimRow] {
  const { model, weights, context, peakBytes, weightsBytes, cacheBytes } = measured;
  const peakRatio = peakBytes / (weightsBytes + cacheBytes);
  const words = benchmarkStrings.claims;
  return [
    { kind: 'memory', ...measured, peakRatio },
    { kind: 'claim', id: 'memory', ...words.memory(GOAL), paper: null, measured: peakRatio, interval: null, holds: peakRatio <= GOAL, seeds: [1], scale: words.memoryScale(model, weights, context), recorded: false },
  ];
}
