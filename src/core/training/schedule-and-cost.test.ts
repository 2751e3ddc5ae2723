/** The learning rate over a training's ends, and the ledger's sums. */
import { expect, it } from 'vitest';
import { addFlops, draftPass, draftPassBack, NO_FLOPS, totalFlops } from './flop-ledger.ts';
import { learningRate } from './learning-rate.ts';

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
