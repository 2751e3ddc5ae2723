/** A training that goes on in a tab that saw nothing of its beginning: its curve begins where it stands, at what that has cost. */
import { expect, it } from 'vitest';
import { totalFlops } from './flop-ledger.ts';
import { sftTraining } from './simulated-trainings.ts';
import { endOf, flopsAt, FROM_ZERO, lengthCurve } from './training-curves.ts';

it('draws its first point at the cost already spent', () => {
  const at = sftTraining.events.findIndex((event) => event.type === 'step' && event.step === 30);
  const { flops } = sftTraining.events[at] as { flops: { targetForward: number; draftForward: number; draftBackward: number } };
  const measure = sftTraining.events.find((event) => event.type === 'measure')!;
  const rest = [{ ...measure, step: 30, flops }, ...sftTraining.events.slice(at + 1)];
  const spent = totalFlops(flops);
  expect(lengthCurve(rest)[0]).toMatchObject({ step: 30, flops: spent });
  expect(flopsAt(rest, 30)).toBe(spent);
  expect(endOf(rest.slice(0, 1))).toEqual({ step: 30, flops: spent });
  expect(endOf(rest)).toEqual(endOf(sftTraining.events));
  // without a word of the cost, from a log of before, it begins at nothing
  expect(lengthCurve([{ ...measure, step: 30 }])[0]).toMatchObject({ flops: 0 });
  expect(endOf([], { step: 4, flops: 9 })).toEqual({ step: 4, flops: 9 });
  expect(endOf([])).toEqual(FROM_ZERO);
});
