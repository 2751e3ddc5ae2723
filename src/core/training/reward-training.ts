/** The training of a reward model in a tab, as a log: what was chosen, what happened, and what follows from it. Another, shorter alphabet than a drafter's (training-events.ts). */
import { median } from '../stats/quantile.ts';

/** Trunks of the algebraic world, as pytorch/model.py calls them: 64 dimensions in 3 layers, 128 in 4. */
export const REWARD_SIZES = ['algebra-xs', 'algebra-s'] as const;
export type RewardSize = (typeof REWARD_SIZES)[number];
/** One that learnt already ships as well: what it learnt on is in its card. */
export const SHIPPED_REWARD = 'algebra-trm';
export type RewardFolder = RewardSize | typeof SHIPPED_REWARD;
/** Where its weights come from: a shipped model that can write thoughts, or chance. */
export const REWARD_STARTS = ['backbone', 'scratch'] as const;
export type RewardStart = (typeof REWARD_STARTS)[number];
export const REWARD_STEPS = [5, 20, 60, 200];

export interface RewardConfig {
  readonly seed: number;
  readonly steps: number;
  readonly size: RewardSize;
  readonly start: RewardStart;
}

export const FIRST_REWARD: RewardConfig = { seed: 1, steps: 60, size: 'algebra-xs', start: 'backbone' };
/** What a tab on a software adapter gets through in some seconds. */
export const PAIRS_A_STEP = 4;
export const VALIDATION_PAIRS = 48;
/** Measuring costs as much as several steps. */
const MEASURES = 6;

export const isMeasured = (step: number, steps: number): boolean => step % Math.max(1, Math.ceil(steps / MEASURES)) === 0 || step === steps;

export interface RewardStepEvent {
  readonly type: 'step';
  readonly step: number;
  /** Means over its pairs, before it learnt from them. */
  readonly loss: number;
  readonly accuracy: number;
  readonly tokens: number;
  readonly gradientNorm: number;
  readonly ms: number;
}

export interface RewardMeasureEvent {
  readonly type: 'measure';
  readonly step: number;
  /** Of validation pairs: problems that it never learnt from. */
  readonly loss: number;
  readonly accuracy: number;
  readonly ms: number;
}

export interface RewardBeginEvent {
  readonly type: 'begin';
  readonly config: RewardConfig;
  /** What it really began with: a page may have been published without the backbone. */
  readonly start: RewardStart;
  readonly parameters: number;
  readonly adapter: string;
  /** The step that it goes on behind; 0: from the beginning. */
  readonly from: number;
  readonly validation: number;
  /** How often these prefer what the judge prefers, on the validation pairs. */
  readonly flat: number;
  readonly shorter: number;
}

export interface RewardEndEvent {
  readonly type: 'end';
  readonly reason: 'done' | 'stopped' | 'failed';
  readonly text?: string;
}

export type RewardEvent = RewardBeginEvent | RewardStepEvent | RewardMeasureEvent | RewardEndEvent;
export type RewardLog = readonly RewardEvent[];

/** One that goes on takes back what was not kept, and the end of the sitting before. */
export function withEvent(log: RewardLog, event: RewardEvent): RewardLog {
  if (event.type !== 'begin') return [...log, event];
  return [event, ...log.filter((before) => (before.type === 'step' || before.type === 'measure') && before.step <= event.from)];
}

export const beginOf = (log: RewardLog): RewardBeginEvent | null => log.find((event) => event.type === 'begin') ?? null;
export const stepsOf = (log: RewardLog): readonly RewardStepEvent[] => log.filter((event) => event.type === 'step');
export const measuresOf = (log: RewardLog): readonly RewardMeasureEvent[] => log.filter((event) => event.type === 'measure');
export const endOf = (log: RewardLog): RewardEndEvent | null => log.findLast((event) => event.type === 'end') ?? null;
export const stepsDone = (log: RewardLog): number => stepsOf(log).at(-1)?.step ?? 0;

/** Behind which step the worker keeps the model: where it ended, or was last measured if its GPU went. */
export const keptStep = (log: RewardLog): number => (endOf(log) ? stepsDone(log) : (lastMeasure(log)?.step ?? 0));

/** The one number: accuracy on validation pairs, as last measured. */
export const lastMeasure = (log: RewardLog): RewardMeasureEvent | null => measuresOf(log).at(-1) ?? null;

const LATEST = 20;

/** By medians, one that stalled once does not count; null: nothing to go by yet. */
export function rewardMsLeft(log: RewardLog): number | null {
  const begin = beginOf(log);
  const steps = stepsOf(log).slice(-LATEST);
  if (!begin || steps.length === 0) return null;
  const total = begin.config.steps;
  const measures = measuresOf(log).slice(-LATEST);
  let left = 0;
  for (let step = (measures.at(-1)?.step ?? 0) + 1; step <= total; step++) left += Number(isMeasured(step, total));
  const measuring = measures.length === 0 ? 0 : median(measures.map(({ ms }) => ms)) * left;
  return median(steps.map(({ ms }) => ms)) * (total - stepsDone(log)) + measuring;
}
