/**
 * The split between what is taught and what is kept back to measure. By hash alone, so that it needs no list:
 * a tenth of all problems (family, operations, givens) and a tenth of all pairs (a, b) in a+b and a-b with both of two
 * or three digits. No training text holds a kept problem, nor, in any of its steps, a kept pair.
 */
import { hashText } from './seeded.ts';
import { parseThought } from './parse-thought.ts';
import type { Problem } from './problem.ts';

const SALT = 20_26;
const kept = (key: string): boolean => hashText(key, SALT) % 10 === 0;

/** a+b and b+a are one pair. */
function isKeptPair(a: number, operator: '+' | '-', b: number): boolean {
  if (a < 10 || b < 10) return false;
  const [first, second] = operator === '+' && b < a ? [b, a] : [a, b];
  return kept(`${first}${operator}${second}`);
}

export interface Split {
  /** The problem itself is kept back. */
  readonly problem: boolean;
  /** How many of its steps are sums that the split looks at, and how many of those are kept back. */
  readonly pairs: number;
  readonly keptPairs: number;
}

export function splitOf(problem: Problem): Split {
  let pairs = 0;
  let keptPairs = 0;
  for (const { body } of parseThought(problem.thought.text).steps) {
    if (body.kind !== 'sum' || (body.operator !== '+' && body.operator !== '-')) continue;
    const [a, b] = [body.left.value, body.right.value];
    if (typeof a !== 'number' || typeof b !== 'number' || a < 10 || b < 10) continue;
    pairs += 1;
    if (isKeptPair(a, body.operator, b)) keptPairs += 1;
  }
  return { problem: kept(problem.key), pairs, keptPairs };
}

export const mayTrain = (problem: Problem): boolean => {
  const split = splitOf(problem);
  return !split.problem && split.keptPairs === 0;
};

/** New in every respect: the problem, and a pair in it if there is one. */
export const mayMeasure = (problem: Problem): boolean => {
  const split = splitOf(problem);
  return split.problem && (split.pairs === 0 || split.keptPairs > 0);
};
