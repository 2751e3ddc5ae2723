/**
 * The second look that a last sum asks for, decided by its numbers alone, so that a greedy reader shows it as well:
 * a difference that borrows is added back, a quotient is multiplied back, a doubling is done again by adding.
 */
import { borrows, type Operator } from './arithmetic.ts';
import type { Operand, Thought } from './thought.ts';

export function lookAgain(thought: Thought, left: Operand, operator: Operator, right: Operand, result: Operand): void {
  const [a, b] = [left.value, right.value];
  if (typeof a !== 'number' || typeof b !== 'number') return;
  if (operator === '-' && borrows(a, b)) thought.check(result, '+', right);
  if (operator === '/') thought.check(result, '*', right);
  if (operator === '*' && b === 2) thought.agree(result, thought.sum(left, '+', left, 'alt'));
}
