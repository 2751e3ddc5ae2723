/** Pairs of dependents alone, played in both runs; intents whose source is not known; both gains with intervals, the same for the same seed; memory that hurts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntentState } from '../events.ts';
import { keeper, keeperRun } from '../exchange/synthetic-run.ts';
import type { Persona, Task } from '../task.ts';
import { carriedIntents, carryOver } from './carry-over.ts';
import { runScore } from './run-score.ts';
import type { SessionRecord } from './session-record.ts';

const record = (task: string, states: Readonly<Record<string, IntentState>>): SessionRecord => ({
  task, states, stateTurns: {}, criteriaEver: [], criteriaLast: [], turns: 1, userTurns: 0, userWords: 0, agentWords: 0, questions: 0, blocks: 0, servingBlocks: 0, toolCalls: 0, tokens: 0, failedVerdicts: 0, closed: 'resolved',
});
const three = keeper.tasks.find(({ id }) => id === 'three')!;
const ON = record('three', { rope: 'anticipated', fog: 'missed', bell: 'asked' });
const OFF = record('three', { rope: 'missed', fog: 'anticipated', bell: 'asked' });

describe('pairs', () => {
  it('carried intents by themselves, and the whole task; asked about is covered', () => {
    expect(carriedIntents(three)).toEqual(['rope', 'bell']);
    expect(carryOver([keeper], [ON], [OFF], 1).pairs).toEqual([{ task: 'three', on: 1, off: 0.5, procOn: 2 / 3, procOff: 2 / 3 }]);
  });
  it('where no source is known (an official task), all intents of the dependent count', () => {
    const plain = { ...keeper, tasks: keeper.tasks.map((task): Task => ({ ...task, intents: task.intents.map((intent) => ({ ...intent, source: null })) })) };
    expect(carryOver([plain], [ON], [OFF], 1).pairs).toEqual([{ task: 'three', on: 2 / 3, off: 2 / 3, procOn: 2 / 3, procOff: 2 / 3 }]);
  });
  it('only of dependents, and only of those that both runs played', () => {
    const seed = record('one', { salt: 'anticipated' });
    for (const [on, off] of [[[seed, ON], [seed]], [[], [OFF]], [[seed], [seed]]] as const) expect(carryOver([keeper], on, off, 1)).toEqual({ pairs: [], gain: null, procGain: null });
    expect(carryOver([], [ON], [OFF], 1).gain).toBeNull();
  });
  it('are of one task each, in the order of the set, whatever the order of play', () => {
    const also: Persona = { ...keeper, id: 'other', tasks: [{ ...three, id: 'other' }] };
    const other = { ...ON, task: 'other' };
    expect(carryOver([keeper, also], [other, ON], [OFF, { ...OFF, task: 'other' }], 1).pairs.map(({ task }) => task)).toEqual(['three', 'other']);
  });
});

describe('the gain', () => {
  const many: Persona = { ...keeper, tasks: Array.from({ length: 12 }, (_, i) => ({ ...three, id: `t${i}` })) };
  const states = fc.constantFrom<IntentState>('anticipated', 'asked', 'missed', 'unreached');
  const run = fc.array(fc.record({ rope: states, fog: states, bell: states }), { minLength: 12, maxLength: 12 }).map((all) => all.map((one, i) => record(`t${i}`, one)));

  it('is the mean difference, within its interval; turned round it is the loss', () => {
    fc.assert(fc.property(run, run, (on, off) => {
      const { pairs, gain, procGain } = carryOver([many], on, off, 3);
      expect(gain!.mean).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair.on - pair.off, 0) / 12, 12);
      expect(procGain!.mean).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair.procOn - pair.procOff, 0) / 12, 12);
      for (const { mean, interval } of [gain!, procGain!]) {
        expect(interval.low).toBeLessThanOrEqual(mean + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(mean - 1e-12);
        expect(interval.low).toBeGreaterThanOrEqual(-1);
        expect(interval.high).toBeLessThanOrEqual(1);
      }
      const back = carryOver([many], off, on, 3);
      expect(back.gain!.mean).toBeCloseTo(-gain!.mean, 12);
    }), { numRuns: 4 });
  });
  it('the interval is the seed’s, and a point where every pair says the same', () => {
    const mixed = many.tasks.map(({ id }, i) => record(id, { rope: i % 2 === 0 ? 'anticipated' : 'missed', fog: 'missed', bell: 'missed' }));
    const none = many.tasks.map(({ id }) => record(id, { rope: 'missed', fog: 'missed', bell: 'missed' }));
    expect(carryOver([many], mixed, none, 5)).toEqual(carryOver([many], mixed, none, 5));
    const { mean, interval } = carryOver([many], mixed, none, 5).gain!;
    expect(mean).toBe(0.25);
    expect(interval.low).toBeGreaterThan(0.05);
    expect(interval.high).toBeLessThan(0.45);
    expect(carryOver([many], none, none, 5).gain).toEqual({ mean: 0, interval: { low: 0, high: 0 } });
  });
});

it('played: whoever replays its memory gains exactly what it remembers; the passive one nothing', async () => {
  const sessions = async (...given: Parameters<typeof keeperRun>) => runScore(keeper, (await keeperRun(...given)).events, 30).sessions;
  const off = await sessions('memory-replayer', 'none');
  expect(carryOver([keeper], await sessions('memory-replayer', 'perfect'), off, 1).pairs).toEqual([{ task: 'three', on: 1, off: 0, procOn: 2 / 3, procOff: 0 }]);
  expect(carryOver([keeper], await sessions('passive', 'perfect'), await sessions('passive'), 1).gain!.mean).toBe(0);
});
