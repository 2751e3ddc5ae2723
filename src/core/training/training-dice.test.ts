/**
 * Which texts a step is about: each once an epoch, other ones at every step, in an order of its own for every epoch, by seed and step
 * alone (more texts a step than there are, too), to the number what recorded trainings drew. And an epoch is shuffled once a step.
 */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { Seeded } from '../tasks/seeded.ts';
import { drawSome, shuffled, textsOfStep, trainingDice } from './training-dice.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
/** Texts of the first `steps` steps, one after the other. */
const drawn = (seed: number, steps: number, count: number, size: number): number[] => Array.from({ length: steps }, (_, i) => textsOfStep(seed, i + 1, count, size)).flat();
const all = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

afterEach(() => vi.restoreAllMocks());

it('draws what recorded trainings drew', () => {
  expect([1, 2, 3, 4, 5, 6].map((step) => textsOfStep(1, step, 4, 7))).toEqual([[6, 5, 3, 2], [1, 4, 0, 2], [3, 5, 6, 0], [1, 4, 0, 6], [4, 1, 5, 2], [3, 1, 3, 2]]);
  expect([1, 2, 40].map((step) => textsOfStep(4_000_000_000, step, 8, 3))).toEqual([[2, 1, 0, 0, 2, 1, 0, 1], [2, 2, 0, 1, 1, 0, 2, 2], [1, 0, 2, 0, 1, 2, 2, 1]]);
  expect([1, 125, 126, 1000].map((step) => textsOfStep(7, step, 8, 1001))).toEqual([
    [228, 643, 873, 244, 838, 691, 615, 813], [232, 306, 879, 166, 532, 85, 743, 394], [69, 278, 954, 578, 633, 282, 490, 49], [93, 951, 837, 8, 987, 704, 907, 398],
  ]);
});

it('is about each text once in every epoch', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 }), (seed, count, size) => {
      const epochs = 3;
      const texts = drawn(seed, Math.ceil((epochs * size) / count), count, size);
      for (let epoch = 0; epoch < epochs; epoch++) expect(texts.slice(epoch * size, (epoch + 1) * size).toSorted((a, b) => a - b)).toEqual(all(size));
    }),
  );
});

it('is about other texts at every step of an epoch, and about them in another order in the next one, or for another seed', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 4, max: 8 }), (seed, count, steps) => {
      const size = count * steps;
      const [first, second] = [drawn(seed, steps, count, size), drawn(seed, 2 * steps, count, size).slice(size)];
      expect(new Set(first).size).toBe(size);
      // of fewer texts, two orders may well be the same
      fc.pre(size >= 12);
      expect(second).not.toEqual(first);
      expect(drawn((seed + 1) % 2 ** 32, steps, count, size)).not.toEqual(first);
    }),
  );
});

it('follows from seed and step alone: a training that resumes there goes on with the same texts', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (seed, step, count, size) => {
      const before = textsOfStep(seed, step, count, size);
      textsOfStep(seed + 1, step + 1, count, size);
      expect(textsOfStep(seed, step, count, size)).toEqual(before);
      expect(before).toEqual(all(count).map((i) => {
        const at = (step - 1) * count + i;
        return shuffled(size, trainingDice(seed, Math.floor(at / size), 'texts'))[at % size];
      }));
    }),
  );
});

it.each([[8, 1000, 2, 1], [8, 1001, 126, 2], [8, 3, 2, 4], [0, 1000, 2, 0]] as const)('%i of %i texts at step %i: %i orders are drawn', (count, size, step, orders) => {
  const dice = vi.spyOn(Seeded.prototype, 'int');
  expect(textsOfStep(1, step, count, size)).toHaveLength(count);
  expect(dice).toHaveBeenCalledTimes(orders * (size - 1));
});

it('draws some, each at most once, in their own order, and all where there are too few', () => {
  fc.assert(
    fc.property(seeds, fc.uniqueArray(fc.integer(), { maxLength: 20 }), fc.integer({ min: 0, max: 24 }), (seed, values, count) => {
      const some = drawSome(values, count, trainingDice(seed, 1, 'anchors'));
      expect(some).toHaveLength(Math.min(count, values.length));
      expect(values.filter((value) => some.includes(value))).toEqual(some);
    }),
  );
});
