/** Trainings of a reward model that nobody ran, for the exhibits. */
import { FIRST_REWARD, isMeasured, withEvent, type RewardEvent, type RewardLog } from '#core/training/reward-training.ts';
import type { RewardDesk } from '../train/reward-desk.ts';
import type { RewardState } from '../train/reward-session.ts';

const STEPS = 60;
export const EXAMPLE_ADAPTER = 'Example adapter';

/** It falls from that of a coin, more slowly as it goes, and wobbles. */
const lossAt = (step: number): number => 0.34 + 0.35 * Math.exp(-step / 18);
const wobble = (step: number): number => 0.09 * Math.sin(step * 2.4);

function logUntil(last: number, ...ending: readonly RewardEvent[]): RewardLog {
  const begin: RewardEvent = { type: 'begin', config: { ...FIRST_REWARD, steps: STEPS, start: 'scratch' }, start: 'scratch', parameters: 159_040, adapter: EXAMPLE_ADAPTER, from: 0, validation: 48, flat: 33 / 48, shorter: 0.73 };
  const steps = Array.from({ length: last }, (_, i): readonly RewardEvent[] => {
    const step = i + 1;
    const taught: RewardEvent = { type: 'step', step, loss: lossAt(i) + wobble(i), accuracy: 0.75, tokens: 1000, gradientNorm: 1, ms: 4000 };
    return isMeasured(step, STEPS) ? [taught, { type: 'measure', step, loss: lossAt(step) + 0.02, accuracy: Math.round(43 - 22 * Math.exp(-step / 16)) / 48, ms: 9000 }] : [taught];
  });
  return [begin, ...steps.flat(), ...ending].reduce<RewardLog>(withEvent, []);
}

export const LOST_GPU = 'The GPU was lost.';

export const REWARDS = {
  training: { phase: 'training', log: logUntil(24) },
  stopped: { log: logUntil(33, { type: 'end', reason: 'stopped' }), held: true },
  done: { log: logUntil(STEPS, { type: 'end', reason: 'done' }), held: true },
  failed: { log: logUntil(33), held: true, failure: { cause: 'device-lost', sentence: LOST_GPU } },
} as const satisfies Record<string, Partial<RewardState>>;

const nothing = (): Promise<void> => Promise.resolve();

/** Its model prefers the shorter text, as one that was trained a little does. */
export const playedLive: RewardDesk['live'] = { start: nothing, goOn: nothing, stop: () => undefined, score: (texts) => Promise.resolve(texts.map(({ length }) => 2 - length / 200)) };
