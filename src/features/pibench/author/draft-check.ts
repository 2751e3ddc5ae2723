/** What is known of a draft: of the text as it was when it was checked last, until the next check is done. */
import type { DraftFault } from '#core/pibench/check/check-draft.ts';
import type { TriedReply } from '#core/pibench/rules/try-reply.ts';
import type { Task } from '#core/pibench/task.ts';

export interface Tried extends TriedReply {
  /** As it was tried. */
  readonly reply: string;
  readonly path: string | null;
}

export interface DraftCheck {
  /** late: it was stopped. broken: it could not be made. */
  readonly kind: 'checking' | 'checked' | 'late' | 'broken';
  readonly task: Task | null;
  readonly faults: readonly DraftFault[];
  readonly tried: Tried | null;
}

export const UNCHECKED: DraftCheck = { kind: 'checking', task: null, faults: [], tried: null };
