/** One that goes on keeps what was kept, takes back the rest, and its time left counts measurements; nothing is reckoned from nothing. */
import { expect, it } from 'vitest';
import { endOf, FIRST_REWARD, isMeasured, keptStep, lastMeasure, rewardMsLeft, stepsDone, withEvent, type RewardBeginEvent, type RewardEvent, type RewardLog } from './reward-training.ts';

const begin = (from: number): RewardBeginEvent => ({ type: 'begin', config: { ...FIRST_REWARD, steps: 12 }, start: 'scratch', parameters: 1, adapter: 'a', from, validation: 8, flat: 0.7, shorter: 0.6 });
const step = (at: number, ms = 100): RewardEvent => ({ type: 'step', step: at, loss: 0.6, accuracy: 0.5, tokens: 900, gradientNorm: 1, ms });
const measure = (at: number): RewardEvent => ({ type: 'measure', step: at, loss: 0.6, accuracy: at / 12, ms: 1000 });
const log = (...events: readonly RewardEvent[]): RewardLog => events.reduce<RewardLog>(withEvent, []);

it('measures six times, the last step among them, and each of a few steps', () => {
  const measured = (steps: number): readonly number[] => Array.from({ length: steps }, (_, i) => i + 1).filter((at) => isMeasured(at, steps));
  expect(measured(60)).toEqual([10, 20, 30, 40, 50, 60]);
  expect(measured(20)).toEqual([4, 8, 12, 16, 20]);
  expect(measured(5)).toEqual([1, 2, 3, 4, 5]);
});

it('goes on behind what was kept', () => {
  const stopped = log(begin(0), step(1), step(2), measure(2), step(3), { type: 'end', reason: 'failed' });
  expect([stepsDone(stopped), endOf(stopped)?.reason]).toEqual([3, 'failed']);
  expect([keptStep(stopped), keptStep(stopped.slice(0, -1)), keptStep([begin(0), step(1)])]).toEqual([3, 2, 0]);
  const on = withEvent(stopped, begin(2));
  expect([stepsDone(on), endOf(on), lastMeasure(on)?.step]).toEqual([2, null, 2]);
  expect(withEvent(on, begin(0))).toEqual([begin(0)]);
});

it('says how long it still takes, by medians', () => {
  expect(rewardMsLeft(log(begin(0)))).toBeNull();
  expect(rewardMsLeft(log(begin(0), step(1)))).toBe(1100);
  // three steps that took 100 and one that stalled; measured after 2 and 4 of 12, so four times more
  expect(rewardMsLeft(log(begin(0), step(1), step(2, 9000), measure(2), step(3), step(4), measure(4)))).toBe(800 + 4000);
});
