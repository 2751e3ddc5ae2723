/** The random choices of a training, each a function of seed, step and what it is for: a run that resumes goes on with the same. */
import { Seeded } from '../tasks/seeded.ts';

const KIND = { texts: 1, anchors: 2, rounds: 3, moved: 4 } as const;

export function trainingDice(seed: number, step: number, kind: keyof typeof KIND): Seeded {
  return new Seeded((seed ^ Math.imul(KIND[kind], 0x9e3779b1)) >>> 0, step);
}

/**
 * Which texts step number `step` (from 1) is about: `count` of `size`, each once in every epoch, in an order drawn anew for each.
 */
export function textsOfStep(seed: number, step: number, count: number, size: number): number[] {
  const first = (step - 1) * count;
  const [epoch, next] = [Math.floor(first / size), Math.ceil((first + count) / size)];
  const orders = Array.from({ length: count === 0 ? 0 : next - epoch }, (_, i) => shuffled(size, trainingDice(seed, epoch + i, 'texts')));
  const begin = first - epoch * size;
  return orders.flat().slice(begin, begin + count);
}

/** 0 .. size - 1 in random order. */
export function shuffled(size: number, dice: Seeded): number[] {
  const order = Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = dice.int(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** `count` of `values` (all, if there are fewer), in their own order. */
export function drawSome<Value>(values: readonly Value[], count: number, dice: Seeded): Value[] {
  if (values.length <= count) return [...values];
  return shuffled(values.length, dice).slice(0, count).toSorted((a, b) => a - b).map((i) => values[i]!);
}
