/**
 * Thoughts of the algebraic world for tests: seeded problems, worked out with as much waste and error as is asked for. No model wrote them, and none is
 * taught from them.
 */
import type { AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { given, type Expression } from '../tasks/alglab/expression.ts';
import { SYSTEMS, type Element, type OperationName, type SystemTag } from '../tasks/alglab/systems.ts';
import { isStepRight, parseThought } from '../tasks/parse-thought.ts';
import { Seeded } from '../tasks/seeded.ts';
import { writeOperand, type Lead, type Operand } from '../tasks/thought.ts';

/** Chances that a step is followed or preceded by something that the answer does not need. */
export interface Waste {
  readonly filler: number;
  readonly dead: number;
  readonly check: number;
  /** Written wrong, then mended. */
  readonly slip: number;
}

export const TERSE: Waste = { filler: 0, dead: 0, check: 0, slip: 0 };
export const WASTEFUL: Waste = { filler: 0.3, dead: 0.25, check: 0.25, slip: 0.2 };

export interface SimulatedThought {
  readonly problem: AlgebraProblem;
  readonly text: string;
  readonly answer: string;
}

const GIVENS = 3;

function someExpression(tag: SystemTag, random: Seeded, depth: number): Expression {
  if (depth === 0) return given(random.int(1, GIVENS));
  const name = random.pick(Object.keys(SYSTEMS[tag].operations) as OperationName[]);
  const { arity, numbers } = SYSTEMS[tag].operations[name]!;
  const depths = Array.from({ length: arity }, (_, i) => (i === 0 ? depth - 1 : random.int(0, depth - 1)));
  return { kind: 'apply', name, args: depths.map((below) => someExpression(tag, random, below)), number: numbers && random.pick(numbers) };
}

export function simulatedProblem(seed: number, depth = 2): AlgebraProblem {
  const random = new Seeded(seed);
  const system = random.pick(['Z', 'F', 'W', 'S'] as const);
  return { system, givens: Array.from({ length: GIVENS }, () => SYSTEMS[system].random(random)), ask: { kind: 'find', expression: someExpression(system, random, depth) } };
}

class Telling {
  readonly lines: string[] = [];
  readonly #problem: AlgebraProblem;
  readonly #waste: Waste;
  readonly #random: Seeded;

  constructor(problem: AlgebraProblem, waste: Waste, random: Seeded) {
    this.#problem = problem;
    this.#waste = waste;
    this.#random = random;
  }

  #write(lead: Lead, name: OperationName, operands: readonly Operand[], number: number | null, value: Element): Operand {
    const hmm = this.#random.chance(this.#waste.filler) ? 'hmm '.repeat(this.#random.int(1, 3)) : '';
    const step = this.lines.length + 1;
    this.lines.push(`${hmm}${lead && `${lead} `}#${step} ${name} ${[...operands.map(writeOperand), ...(number === null ? [] : [number])].join(',')}=${value}`);
    return { value, step };
  }

  #given(index: number): Operand {
    return { value: this.#problem.givens[index - 1]!, given: index };
  }

  #dead(): void {
    const { operations } = SYSTEMS[this.#problem.system];
    const name = this.#random.pick(Object.keys(operations) as OperationName[]);
    const { arity, numbers, apply } = operations[name]!;
    const operands = Array.from({ length: arity }, () => this.#given(this.#random.int(1, GIVENS)));
    const number = numbers && this.#random.pick(numbers);
    this.#write('alt', name, operands, number, apply(operands.map(({ value }) => `${value}`), number ?? 0));
  }

  work(expression: Expression): Operand {
    if (expression.kind === 'given') return this.#given(expression.index);
    const operands = expression.args.map((arg) => this.work(arg));
    const { name, number } = expression;
    const system = SYSTEMS[this.#problem.system];
    const value = system.operations[name]!.apply(operands.map((operand) => `${operand.value}`), number ?? 0);
    if (this.#random.chance(this.#waste.dead)) this.#dead();
    const slip = this.#random.chance(this.#waste.slip) ? system.random(this.#random) : value;
    if (slip !== value) this.#write('', name, operands, number, slip);
    const done = this.#write(slip === value ? (this.lines.length > 0 ? 'so' : '') : 'but', name, operands, number, value);
    if (this.#random.chance(this.#waste.check)) this.#write('check', name, operands, number, value);
    return done;
  }
}

export function simulatedThought(seed: number, waste: Waste = WASTEFUL, problem: AlgebraProblem = simulatedProblem(seed)): SimulatedThought {
  if (problem.ask.kind !== 'find') throw new RangeError('only what is to be found is worked out');
  const telling = new Telling(problem, waste, new Seeded(seed, 1));
  const answer = `${telling.work(problem.ask.expression).value}`;
  return { problem, text: telling.lines.join('\n'), answer };
}

/** Whether each step is right on its own. */
export function simulatedRightness({ problem, text }: SimulatedThought): readonly boolean[] {
  const { steps } = parseThought(text);
  const { operations } = SYSTEMS[problem.system];
  return steps.map((step) => isStepRight(step, steps, ({ name, operands, number, value }) => operations[name]?.apply(operands.map((operand) => `${operand.value}`), number ?? 0) === value));
}
