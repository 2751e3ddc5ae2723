/**
 * Another way to the same value: the same element by other operations, or in another order (note reasoning.md 5.4, `alt`).
 *
 *   mul a b     = mul b a  where elements commute; else, as a was mul x y:  mul x (mul y b), and as b was mul x y:  mul (mul a x) y
 *   pow a k     = mul (mul a a) a
 *   lin a b k   = mul a (pow b k)
 *   conj a b    = mul (mul (inv b) a) b
 *   inv a       = pow a k  among four things permuted, where k + 1 turns give all back
 *   mm a b p    = mm b a p
 *
 * A way is a list of calls, each made from the values of those before it; null where there is no short one.
 */
import { call, type Call, type Known } from './trace-writer.ts';
import type { Element, SystemTag } from './systems.ts';

/** From what its earlier steps came to, in order; the last makes the value. */
export type Way = readonly ((done: readonly Known[]) => Call)[];

/** The two values that this one was the product of. */
export type ProductOf = (known: Known) => readonly [Known, Known] | null;

const COMMUTES: readonly SystemTag[] = ['Z', 'F'];

function otherProduct(system: SystemTag, a: Known, b: Known, productOf: ProductOf): Way | null {
  if (COMMUTES.includes(system)) return [() => call('mul', [b, a])];
  const left = productOf(a);
  if (left) return [() => call('mul', [left[1], b]), ([right]) => call('mul', [left[0], right!])];
  const right = productOf(b);
  return right && [() => call('mul', [a, right[0]]), ([first]) => call('mul', [first!, right[1]])];
}

/** A permutation of four has order 1, 2, 3 or 4; only one of order 3 leaves exactly one thing where it was. */
const isThreeCycle = (element: Element): boolean => [...element].filter((to, i) => to === `${i + 1}`).length === 1;

export function secondWay(system: SystemTag, { name, number, args }: Call, productOf: ProductOf): Way | null {
  const [a, b] = args as [Known, Known];
  switch (name) {
    case 'mul': return otherProduct(system, a, b, productOf);
    case 'pow': return ([() => call('mul', [a, a]), ([square]) => call('mul', [square!, a])] satisfies Way).slice(0, number! - 1);
    case 'lin': return [() => call('pow', [b], number), ([power]) => call('mul', [a, power!])];
    case 'conj': return [() => call('inv', [b]), ([inverse]) => call('mul', [inverse!, a]), ([, product]) => call('mul', [product!, b])];
    case 'inv': return system === 'S' ? [() => call('pow', [a], isThreeCycle(a.element) ? 2 : 3)] : null;
    case 'mm': return [() => call('mm', [b, a], number)];
    case 'dg': return null;
  }
}
