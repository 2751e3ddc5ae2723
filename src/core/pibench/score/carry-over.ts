/**
 * Carry-over gain (pibench.md 5): what earlier sessions are worth. Two runs of the same agent and seed, with and without memory, paired task
 * by task: of each dependent, the share of its intents with an earlier source that were covered, on minus off.
 */
import { mean } from '#core/stats/mean.ts';
import { bootstrap } from '#core/stats/bootstrap.ts';
import type { Interval } from '#core/stats/wilson.ts';
import type { Persona, Task } from '../task.ts';
import type { SessionRecord } from './session-record.ts';

const RESAMPLES = 10_000;
const MOST_RESAMPLES = 100_000;

export interface CarryOverPair {
  readonly task: string;
  /** Covered share of its carried intents; 0..1. */
  readonly on: number;
  readonly off: number;
  /** Its own Proc (not pooled); 0..1. */
  readonly procOn: number;
  readonly procOff: number;
}

export interface CarryOver {
  readonly pairs: readonly CarryOverPair[];
  /** Mean of on - off over dependents, with its bootstrap interval (95 % unless told otherwise); null: no pair. */
  readonly gain: { readonly mean: number; readonly interval: Interval } | null;
  readonly procGain: { readonly mean: number; readonly interval: Interval } | null;
}

const isCovered = (record: SessionRecord, id: string): boolean => record.states[id] === 'anticipated' || record.states[id] === 'asked';

const shareOf = (record: SessionRecord, ids: readonly string[]): number => ids.filter((id) => isCovered(record, id)).length / ids.length;

export const carriedIntents = (task: Task): string[] => task.intents.filter(({ source }) => source?.from === 'session').map(({ id }) => id);

/** A pair for each dependent that both runs hold. */
export function carryOverPairs(personas: readonly Persona[], on: readonly SessionRecord[], off: readonly SessionRecord[]): CarryOverPair[] {
  return personas.flatMap(({ tasks }) => tasks).flatMap((task): CarryOverPair[] => {
    // An official intent does not say where it comes from: then all of the dependent's count.
    const carried = carriedIntents(task);
    const ids = carried.length > 0 ? carried : task.intents.map(({ id }) => id);
    const [a, b] = [on, off].map((records) => records.find((record) => record.task === task.id));
    if (task.role !== 'dependent' || !a || !b) return [];
    const all = task.intents.map(({ id }) => id);
    return [{ task: task.id, on: shareOf(a, ids), off: shareOf(b, ids), procOn: shareOf(a, all), procOff: shareOf(b, all) }];
  });
}

export const carryOver = (personas: readonly Persona[], on: readonly SessionRecord[], off: readonly SessionRecord[], seed: number): CarryOver => carryOverGain(carryOverPairs(personas, on, off), seed);

/** `seed`: of the resampling alone. `level`: what its intervals cover; more of it takes more resamples, since less lies beyond. */
export function carryOverGain(pairs: readonly CarryOverPair[], seed: number, level = 0.95): CarryOver {
  const resamples = Math.min(MOST_RESAMPLES, Math.round((RESAMPLES * 0.05) / (1 - level)));
  const gainOf = (of: (pair: CarryOverPair) => number): CarryOver['gain'] => (pairs.length === 0 ? null : { mean: mean(pairs.map(of)), interval: bootstrap(pairs.map(of), mean, { resamples, level, seed }) });
  return { pairs, gain: gainOf(({ on: a, off: b }) => a - b), procGain: gainOf(({ procOn: a, procOff: b }) => a - b) };
}
