/** What follows from a training's log: means of ten at both ends, tau at its 2 % edge, a batch that stands still; and no rows of half a training. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { opdTraining, sftTraining, stoppedTraining } from '#core/training/simulated-trainings.ts';
import type { MeasureEvent, StepEvent, TrainingConfig, TrainingEvent, TrainingLog } from '#core/training/training-events.ts';
import type { ClaimRow } from './result-rows.ts';
import { trainingRows } from './training-rows.ts';

const aMeasure = sftTraining.events.find((event): event is MeasureEvent => event.type === 'measure')!;
const aStep = sftTraining.events.find((event): event is StepEvent => event.type === 'step')!;

/** Losses of its steps; tau before and after. */
function log(config: Partial<TrainingConfig>, losses: readonly number[], [before, after]: readonly [number, number], firstLessonsLoss?: number): TrainingLog {
  const steps = losses.map((loss, i): StepEvent => ({ ...aStep, step: i + 1, loss, slots: 100, ms: i % 2 === 0 ? 400 : 500 }));
  const events: readonly TrainingEvent[] = [
    { ...aMeasure, step: 0, acceptanceLength: before },
    ...steps,
    { ...aMeasure, step: losses.length, acceptanceLength: after, ...(firstLessonsLoss !== undefined && { firstLessonsLoss }) },
    { type: 'end', reason: 'done' },
  ];
  return { header: { ...sftTraining.header, config: { ...DEFAULT_TRAINING, ...config, steps: losses.length } }, events };
}

const claims = (of: TrainingLog): Readonly<Record<string, ClaimRow>> =>
  Object.fromEntries(trainingRows(of).flatMap((row) => (row.kind === 'claim' ? [[row.id, row] as const] : [])));

describe('supervised training', () => {
  const losses = [...Array.from({ length: 10 }, (_, i) => 6 + (i % 2)), 100, ...Array.from({ length: 10 }, (_, i) => 2 + (i % 2))];

  it('compares ten steps at either end, and tau', () => {
    const { 'sft-loss': loss, 'sft-tau': tau } = claims(log({}, losses, [1, 1.25]));
    expect(loss).toMatchObject({ measured: 2.5 / 6.5, holds: true, seeds: [DEFAULT_TRAINING.seed], recorded: false });
    expect(tau).toMatchObject({ measured: 1.25, holds: true });
  });

  it('that stays where it is does not hold', () => {
    expect(Object.values(claims(log({}, new Array<number>(20).fill(3), [1.5, 1.5]))).map(({ holds }) => holds)).toEqual([false, false]);
  });

  it('says how fast it was by the median step', () => {
    expect(trainingRows(log({}, losses, [1, 2]))[0]).toEqual({
      kind: 'trainStep', method: 'sft', engine: 'ours', scope: 'training', repeats: 21,
      stepsPerSecond: 2.5, stepsPerSecondRange: [2, 2.5], tokensPerSecond: 250, tokensPerSecondRange: [200, 250],
    });
  });
});

describe('Draft-OPD', () => {
  it.each([[3.92, true], [3.91, false]])('with tau 4 before and %f after: %s', (after, holds) => {
    expect(claims(log({ method: 'opd' }, [5, 9, 9], [4, after], 4))).toMatchObject({ 'opd-loss': { measured: 0.8, holds: true }, 'opd-tau': { measured: after / 4, holds } });
  });

  it('cannot be judged by steps of other texts alone', () => {
    expect(() => trainingRows(opdTraining)).toThrow();
  });
});

it('a training that was stopped gives no rows', () => {
  expect(() => trainingRows(stoppedTraining)).toThrow();
});
