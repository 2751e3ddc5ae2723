/** The simulation keeps its promises: shapes of the curves, one and the same for a seed, costs that rise, rounds that cover their text. */
import { expect, it } from 'vitest';
import { simulateTraining } from './simulated-training.ts';
import { opdTraining, sftTraining } from './simulated-trainings.ts';
import { sampleTokens } from './sample-line.ts';
import { lengthCurve, lossCurve } from './training-curves.ts';

it('rises from 1.1 and flattens near 4 by supervision, and goes on to 4.4 by Draft-OPD', () => {
  const sft = lengthCurve(sftTraining.events).map(({ length }) => length);
  const opd = lengthCurve(opdTraining.events).map(({ length }) => length);
  expect(sft[0]).toBeCloseTo(1.1, 0);
  expect(sft.at(-1)).toBeCloseTo(4, 0);
  expect(sft.at(-1)! - sft.at(-4)!).toBeLessThan(0.2);
  expect(opd[0]).toBeCloseTo(3.96, 0);
  expect(opd.at(-1)).toBeGreaterThan(4.25);
});

it('lets the loss fall', () => {
  const losses = lossCurve(sftTraining.events, Infinity);
  expect(losses.at(-1)!.smooth).toBeLessThan(losses[4]!.smooth / 2);
});

it('says simulated, and the same twice; another seed another', () => {
  expect(sftTraining.header.simulated).toBe(true);
  expect(simulateTraining().events).toEqual(sftTraining.events);
  expect(simulateTraining({ config: { seed: 2 } }).events).not.toEqual(sftTraining.events);
});

it('spends more with every step', () => {
  const spent = lengthCurve(sftTraining.events).map(({ flops }) => flops);
  expect([...spent].sort((a, b) => a - b)).toEqual(spent);
  expect(spent[0]).toBe(0);
});

it('covers every sample with its rounds, in fewer and fewer of them', () => {
  const rounds = sftTraining.events.flatMap((event) => (event.type === 'measure' ? [event.samples.map((sample) => {
    expect(sampleTokens(sample).map(({ token }) => token)).toEqual(sample.answer);
    return sample.accepted.length;
  })] : []));
  expect(rounds.at(-1)![0]).toBeLessThan(rounds[0]![0]! / 2);
});
