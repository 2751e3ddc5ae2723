/** What a step of a thought does, in one word: how it is led in where that says more (a check, a mending, a second way), else what it is. */
import type { Step } from '../tasks/parse-thought.ts';

export const STEP_KINDS = ['plan', 'sum', 'operation', 'rewrite', 'order', 'join', 'agree', 'check', 'but', 'alt', 'other'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export function stepKind({ lead, body }: Step): StepKind {
  if (lead === 'check' || lead === 'but' || lead === 'alt') return lead;
  return body.kind === 'derived' || body.kind === 'qed' || body.kind === 'unread' ? 'other' : body.kind;
}
