/** What a problem asks to be worked out, as the signatures that steps have: one for each application in its expressions, on the true values of its arguments. */
import type { AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { applications, evaluate } from '../tasks/alglab/expression.ts';
import { operationSignature } from './dag-of-thought.ts';

export function askedSignatures({ ask, givens, system }: AlgebraProblem): readonly string[] {
  const expressions = ask.kind === 'find' ? [ask.expression] : [ask.left, ask.right];
  return expressions.flatMap(applications).map(({ name, args, number }) => operationSignature(name, args.map((arg) => evaluate(arg, system, givens)), number));
}
