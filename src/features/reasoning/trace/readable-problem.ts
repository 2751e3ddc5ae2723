/** A problem of the algebraic world for the eye: what is given, and what is asked with brackets, which its own text does without. */
import type { AlgebraProblem } from '#core/tasks/alglab/algebra-problem.ts';
import type { Expression } from '#core/tasks/alglab/expression.ts';
import { SYSTEMS, type SystemTag } from '#core/tasks/alglab/systems.ts';

export function readableExpression(expression: Expression): string {
  if (expression.kind === 'given') return `g${expression.index}`;
  const { name, args, number } = expression;
  return `${name}(${[...args.map(readableExpression), ...(number === null ? [] : [`${number}`])].join(', ')})`;
}

export function readableProblem({ givens, ask }: AlgebraProblem): { readonly givens: readonly string[]; readonly asked: string } {
  return { givens: givens.map((element, i) => `g${i + 1} = ${element}`), asked: ask.kind === 'find' ? readableExpression(ask.expression) : `${readableExpression(ask.left)} = ${readableExpression(ask.right)}` };
}

/** Of each operation of a system, how it is called: `lin(a, b, k)`. */
export const signaturesOf = (system: SystemTag): readonly { readonly name: string; readonly signature: string }[] =>
  Object.entries(SYSTEMS[system].operations).map(([name, { arity, numbers }]) => ({ name, signature: `${name}(${[...['a', 'b'].slice(0, arity), ...(numbers ? ['k'] : [])].join(', ')})` }));
