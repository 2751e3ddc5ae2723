/**
 * What an algebraic problem asks for, as a tree, as text, and as a value (note reasoning.md 5.3).
 *
 *   expr := 'g'k | name ' ' expr (',' expr)? (',' number)?        mul inv g1,pow g2,3
 *
 * The prefix form needs no brackets, since a name says how many arguments follow.
 */
import { SYSTEMS, type Element, type OperationName, type System, type SystemTag } from './systems.ts';

export type Expression =
  | { readonly kind: 'given'; /** From 1. */ readonly index: number }
  | { readonly kind: 'apply'; readonly name: OperationName; readonly args: readonly Expression[]; /** Null where the operation has none. */ readonly number: number | null };

export type Applied = Extract<Expression, { kind: 'apply' }>;

export const given = (index: number): Expression => ({ kind: 'given', index });

export function writeExpression(expression: Expression): string {
  if (expression.kind === 'given') return `g${expression.index}`;
  const { name, args, number } = expression;
  return `${name} ${[...args.map(writeExpression), ...(number === null ? [] : [`${number}`])].join(',')}`;
}

/** Deeper than any problem; a text that nests beyond it is refused instead of followed. */
const DEEPEST = 64;

class Reader {
  #at = 0;
  readonly #text: string;
  readonly #system: System;

  constructor(text: string, system: System) {
    this.#text = text;
    this.#system = system;
  }

  get done(): boolean {
    return this.#at === this.#text.length;
  }

  #take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern, 'y');
    sticky.lastIndex = this.#at;
    const [found] = sticky.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  read(depth = 0): Expression | null {
    const leaf = this.#take(/g[1-9]/);
    if (leaf) return given(Number(leaf.slice(1)));
    const name = this.#take(/[a-z]+ /)?.trim() as OperationName | undefined;
    const operation = name && Object.hasOwn(this.#system.operations, name) && this.#system.operations[name];
    if (!operation || depth === DEEPEST) return null;
    const args: Expression[] = [];
    for (let i = 0; i < operation.arity; i++) {
      const arg = i > 0 && this.#take(/,/) === null ? null : this.read(depth + 1);
      if (!arg) return null;
      args.push(arg);
    }
    if (!operation.numbers) return { kind: 'apply', name, args, number: null };
    const number = this.#take(/,\d+/);
    return number === null ? null : { kind: 'apply', name, args, number: Number(number.slice(1)) };
  }
}

/** Null where the text is no expression of that system. */
export function parseExpression(text: string, system: SystemTag): Expression | null {
  const reader = new Reader(text, SYSTEMS[system]);
  const expression = reader.read();
  return expression && reader.done ? expression : null;
}

/** Every application in it, arguments before what they are arguments of: the order in which it is worked out. */
export function applications(expression: Expression): readonly Applied[] {
  return expression.kind === 'given' ? [] : [...expression.args.flatMap(applications), expression];
}

/** How many operations it holds: 1 is atomic. */
export const depthOf = (expression: Expression): number => applications(expression).length;

/** The operations in the order in which they are worked out: what the held-out split goes by. */
export const operationTuple = (expression: Expression): readonly OperationName[] => applications(expression).map(({ name }) => name);

/** `givens[k - 1]` is the value of gk; a given that is not there is a RangeError. */
export function evaluate(expression: Expression, system: SystemTag, givens: readonly Element[]): Element {
  if (expression.kind === 'given') {
    const element = givens[expression.index - 1];
    if (element === undefined) throw new RangeError(`g${expression.index} is not given`);
    return element;
  }
  const operation = SYSTEMS[system].operations[expression.name];
  if (!operation) throw new RangeError(`${system} has no ${expression.name}`);
  return operation.apply(expression.args.map((arg) => evaluate(arg, system, givens)), expression.number ?? 0);
}
