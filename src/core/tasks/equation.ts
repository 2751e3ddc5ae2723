/**
 * Linear equations in one unknown, solved by sums on their numbers. When the unknown stands on both sides, two branches
 * meet in the quotient.
 */
import type { Operator } from './arithmetic.ts';
import { fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import { lookAgain } from './second-look.ts';
import type { Seeded } from './seeded.ts';
import { Thought, type Operand } from './thought.ts';

const ASKING: Readonly<Record<Wording, readonly string[]>> = {
  taught: ['Solve {e}.', 'Find {x}: {e}', 'What is {x} if {e}?', 'Solve the equation {e} for {x}.', 'Given {e}, find {x}.'],
  'held-out': ['If {e}, what is {x}?', 'Find {x} if {e}.', 'Solve for {x}: {e}', 'Given the equation {e}, what is {x}?'],
};

interface Solved {
  readonly text: string;
  readonly givens: readonly number[];
  readonly root: Operand;
  readonly steps: number;
}

type Shape = (x: string, random: Seeded, thought: Thought) => Solved;

/** The sum that gives the unknown, and the second look at it. */
function last(thought: Thought, left: Operand | number, operator: Operator, right: Operand | number): Operand {
  const [a, b] = [left, right].map((side) => (typeof side === 'number' ? { value: side } : side)) as [Operand, Operand];
  const root = thought.sum(a, operator, b);
  lookAgain(thought, a, operator, b, root);
  return root;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'x+b': (x, random, thought) => {
    const [root, b] = [random.int(2, 499), random.int(2, 499)];
    const c = root + b;
    return { text: random.chance(0.7) ? `${x}+${b}=${c}` : `${b}+${x}=${c}`, givens: [b, c], root: last(thought, c, '-', b), steps: 1 };
  },
  'x-b': (x, random, thought) => {
    const [difference, b] = [random.int(2, 499), random.int(2, 499)];
    return { text: `${x}-${b}=${difference}`, givens: [b, difference], root: last(thought, difference, '+', b), steps: 1 };
  },
  ax: (x, random, thought) => {
    const [a, root] = [random.int(2, 9), random.int(2, 111)];
    return { text: `${a}${x}=${a * root}`, givens: [a, a * root], root: last(thought, a * root, '/', a), steps: 1 };
  },
  'x/a': (x, random, thought) => {
    const [a, quotient] = [random.int(2, 9), random.int(2, 111)];
    return { text: `${x}/${a}=${quotient}`, givens: [a, quotient], root: last(thought, quotient, '*', a), steps: 1 };
  },
  'ax+b': (x, random, thought) => {
    const [a, root] = [random.int(2, 9), random.int(2, 60)];
    const b = random.int(2, Math.min(300, 999 - a * root));
    const c = a * root + b;
    const text = random.chance(0.7) ? `${a}${x}+${b}=${c}` : `${b}+${a}${x}=${c}`;
    return { text, givens: [a, b, c], root: last(thought, thought.sum(c, '-', b), '/', a), steps: 2 };
  },
  'ax-b': (x, random, thought) => {
    const [a, root] = [random.int(2, 9), random.int(2, 60)];
    const b = random.int(1, a * root - 1);
    const c = a * root - b;
    return { text: `${a}${x}-${b}=${c}`, givens: [a, b, c], root: last(thought, thought.sum(c, '+', b), '/', a), steps: 2 };
  },
  'ax+b=dx+c': (x, random, thought) => {
    const d = random.int(2, 7);
    const a = random.int(d + 2, 9);
    const [root, b] = [random.int(2, 60), random.int(2, 200)];
    const c = (a - d) * root + b;
    const factor = thought.sum(a, '-', d);
    const product = thought.sum(c, '-', b);
    return { text: `${a}${x}+${b}=${d}${x}+${c}`, givens: [a, b, d, c], root: last(thought, product, '/', factor), steps: 3 };
  },
};

const WEIGHTS = { 'x+b': 1, 'x-b': 1, ax: 1.5, 'x/a': 1, 'ax+b': 3, 'ax-b': 2, 'ax+b=dx+c': 2 };

export function makeEquation(random: Seeded, wording: Wording): Problem {
  const shape = random.weighted(WEIGHTS);
  const x = random.pick(['x', 'y', 'n', 'z']);
  const thought = new Thought(random);
  const { text, givens, root, steps } = SHAPES[shape]!(x, random, thought);
  return {
    family: 'equation',
    prompt: fill(random.pick(ASKING[wording]), { e: text, x }),
    thought,
    answer: `${x}=${root.value}`,
    key: `equation ${shape} ${givens.join(' ')}`,
    steps,
  };
}
