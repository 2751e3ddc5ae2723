/**
 * The ablation of memory over all that was run of one agent: cells with and without earlier sessions, paired; of each dependent the mean over
 * seeds, and over dependents the gain with its bootstrap interval (pibench.md 5 and 8.4).
 */
import { mean } from '#core/stats/mean.ts';
import type { MemoryMode } from '../events.ts';
import { carryOverGain, carryOverPairs, type CarryOver, type CarryOverPair } from '../score/carry-over.ts';
import type { Persona } from '../task.ts';
import { grouped } from './grouped.ts';
import { ablationPairs } from './lab-plan.ts';
import type { LabResult } from './lab-results.ts';

const RESAMPLING_SEED = 5;

/** What was paired of one agent's results, before one judge on the same tasks; null: nothing. Cheap: the intervals come after. */
export interface MemoryPairs {
  readonly on: Exclude<MemoryMode, 'none'>;
  readonly seeds: readonly number[];
  readonly pairs: readonly CarryOverPair[];
}

export function memoryPairs(personas: readonly Persona[], results: readonly LabResult[]): MemoryPairs | null {
  const on = results.map(({ cell }) => cell.memory).find((memory) => memory !== 'none');
  if (on === undefined) return null;
  const scoreOf = new Map(results.map(({ cell, score }) => [cell.id, score]));
  const cells = ablationPairs(results.map(({ cell }) => cell), on);
  const all = cells.flatMap((pair) => {
    const own = personas.filter(({ id }) => id === pair.on.persona);
    return carryOverPairs(own, scoreOf.get(pair.on.id)!.sessions, scoreOf.get(pair.off.id)!.sessions);
  });
  if (all.length === 0) return null;
  const pairs = [...grouped(all, ({ task }) => task)].map(([task, own]): CarryOverPair => {
    const of = (side: Exclude<keyof CarryOverPair, 'task'>): number => mean(own.map((pair) => pair[side]));
    return { task, on: of('on'), off: of('off'), procOn: of('procOn'), procOff: of('procOff') };
  });
  return { on, pairs, seeds: [...new Set(cells.map((pair) => pair.on.seed))].sort((a, b) => a - b) };
}

export type MemoryGain = MemoryPairs & CarryOver;

export const memoryGain = (paired: MemoryPairs, level?: number): MemoryGain => ({ ...paired, ...carryOverGain(paired.pairs, RESAMPLING_SEED, level) });
