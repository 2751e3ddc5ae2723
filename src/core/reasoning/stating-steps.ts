/**
 * Which steps of a thought state its answer (note reasoning.md 3.3, 5.9): those whose value is the answer, or what stands behind its `=` (x=12). Joins,
 * orders and plans say what the answer is made of, so they always do. An answer of several values (17:25, 3 h 15 min) is stated by the last step for each.
 */
import { valueOf, type Step } from '../tasks/parse-thought.ts';

/** A rewriting comes to what it was rewritten to. */
export function writtenValue(step: Step): string | null {
  if (step.body.kind === 'rewrite') return step.body.to;
  const value = valueOf(step);
  return value === null ? null : `${value}`;
}

const MADE_OF = new Set(['join', 'order', 'plan']);
const unpadded = (part: string): string => part.replace(/^0+(?=\d)/, '');

/** Numbers of steps from 1, ascending. */
export function statingSteps(steps: readonly Step[], answer: string | null): readonly number[] {
  if (answer === null) return [];
  const behind = answer.slice(answer.indexOf('=') + 1);
  const values = steps.map(writtenValue);
  const whole = steps.flatMap(({ body }, i) => (MADE_OF.has(body.kind) || values[i] === answer || values[i] === behind ? [i + 1] : []));
  if (whole.length > 0) return whole;
  const last = new Map<string, number>();
  values.forEach((value, i) => value !== null && last.set(value, i + 1));
  const parts = answer.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(parts.flatMap((part) => last.get(unpadded(part)) ?? []))].sort((a, b) => a - b);
}
