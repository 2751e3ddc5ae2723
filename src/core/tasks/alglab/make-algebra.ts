/**
 * Makes problems of the kind `find` (note reasoning.md 5.3): operations are drawn first, uniformly among the tuples of the split, then how
 * they hang together, then givens. A chain hands one value on; in a tree two worked-out values meet. Every value stays within the size that
 * is taught, and none is one that the problem has shown before it (which a step could copy instead of working it out).
 */
import type { Seeded } from '../seeded.ts';
import type { AlgebraProblem } from './algebra-problem.ts';
import { applications, evaluate, given, writeExpression, type Expression } from './expression.ts';
import { isInSplit, type Split, type Tuple } from './held-out-tuples.ts';
import { SYSTEMS, type Element, type OperationName, type SystemTag } from './systems.ts';

export type Shape = 'chain' | 'tree';

export interface AlgebraChoice {
  readonly systems: readonly SystemTag[];
  /** How few and how many operations. */
  readonly depth: readonly [low: number, high: number];
  /** Either, where it is left out. */
  readonly shape?: Shape;
  /** Problems of one operation are the same in both. */
  readonly split: Split;
}

/** As many as the note's problems have; a leaf beyond them names an earlier one again. */
const MOST_GIVENS = 4;
const AGAIN_CHANCE = 0.25;
const DRAWS_OF_GIVENS = 40;
/** Far beyond any choice that has problems. */
const DRAWS = 20_000;

class Leaves {
  #count = 0;
  readonly #random: Seeded;

  constructor(random: Seeded) {
    this.#random = random;
  }

  get count(): number {
    return this.#count;
  }

  next(): Expression {
    const again = this.#count === MOST_GIVENS || (this.#count > 0 && this.#random.chance(AGAIN_CHANCE));
    if (!again) this.#count += 1;
    return given(again ? this.#random.int(1, this.#count) : this.#count);
  }
}

/** The last operation of the tuple is the outermost; what two arguments share of the rest is drawn. */
function build(tuple: Tuple, system: SystemTag, leaves: Leaves, shape: Shape, random: Seeded): Expression {
  if (tuple.length === 0) return leaves.next();
  const name = tuple.at(-1)!;
  const rest = tuple.slice(0, -1);
  const { arity, numbers } = SYSTEMS[system].operations[name]!;
  const number = numbers && random.pick(numbers);
  const part = (from: number, to: number) => build(rest.slice(from, to), system, leaves, shape, random);
  if (arity === 1) return { kind: 'apply', name, args: [part(0, rest.length)], number };
  const cut = shape === 'tree' && rest.length > 1 ? random.int(1, rest.length - 1) : random.pick([0, rest.length]);
  return { kind: 'apply', name, args: [part(0, cut), part(cut, rest.length)], number };
}

/** Whether two worked-out values meet in it. */
const isTree = (expression: Expression): boolean =>
  expression.kind === 'apply' && (expression.args.filter(({ kind }) => kind === 'apply').length > 1 || expression.args.some(isTree));

/** No part stands in it twice, and no operation has the same argument twice. */
function repeatsNothing(expression: Expression): boolean {
  const parts = applications(expression);
  return new Set(parts.map(writeExpression)).size === parts.length && parts.every(({ args }) => new Set(args.map(writeExpression)).size === args.length);
}

/** Every value new where it comes up, and within the size that is taught. */
function isWorthWorking(expression: Expression, system: SystemTag, givens: readonly Element[]): boolean {
  const seen = new Set(givens);
  if (seen.size < givens.length) return false;
  return applications(expression).every((part) => {
    const value = evaluate(part, system, givens);
    const fresh = SYSTEMS[system].taught(value) && !seen.has(value);
    seen.add(value);
    return fresh;
  });
}

function drawGivens(expression: Expression, system: SystemTag, count: number, random: Seeded): readonly Element[] | null {
  for (let i = 0; i < DRAWS_OF_GIVENS; i++) {
    const givens = Array.from({ length: count }, () => SYSTEMS[system].random(random));
    if (isWorthWorking(expression, system, givens)) return givens;
  }
  return null;
}

/** A choice that has no problems (held-out ones of one operation need none; a tree of two) is a RangeError. */
export function makeAlgebra(random: Seeded, { systems, depth: [low, high], shape, split }: AlgebraChoice): AlgebraProblem {
  const system = random.pick(systems);
  const depth = random.int(low, high);
  const names = Object.keys(SYSTEMS[system].operations) as OperationName[];
  const wanted = shape ?? (depth > 2 && random.chance(0.5) ? 'tree' : 'chain');
  for (let i = 0; i < DRAWS; i++) {
    const leaves = new Leaves(random);
    const expression = build(Array.from({ length: depth }, () => random.pick(names)), system, leaves, wanted, random);
    if ((wanted === 'tree') !== isTree(expression) || !repeatsNothing(expression)) continue;
    if (depth > 1 && !isInSplit(system, expression, split)) continue;
    const givens = drawGivens(expression, system, leaves.count, random);
    if (givens) return { system, givens, ask: { kind: 'find', expression } };
  }
  throw new RangeError(`found no ${split} ${wanted} of ${depth} operations in ${system}`);
}
