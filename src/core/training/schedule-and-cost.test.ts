/** The learning rate over a training's ends, by steps and by budget, and the ledger's sums. */
import { expect, it } from 'vitest';
import { addFlops, draftPass, draftPassBack, NO_FLOPS, totalFlops } from './flop-ledger.ts';
import { learningRate } from './learning-rate.ts';
import { byBudget, bySteps } from './run-length.ts';

it('rises in a line, falls along half a cosine, and never is quite 0', () => {
  const at = (step: number) => learningRate({ peak: 6e-4, warmup: 2, steps: 10 }, step);
  expect([1, 2, 3].map(at)).toEqual([3e-4, 6e-4, 6e-4]);
  expect(at(7)).toBeCloseTo(3e-4, 12);
  expect(at(10)).toBeGreaterThan(0);
  expect(learningRate({ peak: 1, warmup: 0, steps: 1 }, 1)).toBe(1);
});

it('counts a backward pass twice as dear as a forward one, but for the frozen head', () => {
  const size = { contextRow: 10, slotRow: 100, head: 50 };
  expect(draftPass(size, 3, 4)).toBe(2 * (30 + 4 * 150));
  expect(draftPassBack(size, 3, 4)).toBe(4 * (30 + 400) + 2 * 200);
  expect(totalFlops(addFlops(addFlops(NO_FLOPS, { draftForward: 5 }), { targetForward: 2, draftForward: 1 }))).toBe(8);
});

it('a budget ends a training, and its rate rises over 5 % of it and falls along half a cosine', () => {
  const { isOver, rate, isMeasured } = byBudget(2, 1200);
  const spent = (draftForward: number) => ({ ...NO_FLOPS, draftForward });
  expect([0, 30, 60, 630, 1200].map((flops) => rate(0, spent(flops)))).toEqual([0, 1, 2, expect.closeTo(1, 12), expect.closeTo(0, 12)]);
  expect([1199, 1200, 1300].map((flops) => isOver(1, spent(flops)))).toEqual([false, true, true]);
  expect([[90, 30], [110, 30], [190, 30], [1210, 5]].map(([flops, own]) => isMeasured(1, spent(flops!), spent(own!)))).toEqual([false, true, false, true]);
});

it('steps end a training, which is measured a dozen times and at its end', () => {
  const { isOver, rate, isMeasured } = bySteps(1, 50);
  expect(Array.from({ length: 50 }, (_, i) => i + 1).filter((step) => isMeasured(step, NO_FLOPS, NO_FLOPS))).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
  expect([49, 50].map((step) => isOver(step, NO_FLOPS))).toEqual([false, true]);
  expect([0, 1, 2].map((step) => rate(step, NO_FLOPS))).toEqual([0.5, 1, 1]);
});
