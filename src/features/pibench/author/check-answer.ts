/** What is asked about a draft, and what the answer holds: passed to a worker, so that no text, however hostile, holds up the page. */
import { checkDraft, type CheckedDraft } from '#core/pibench/check/check-draft.ts';
import { tryReply, type TriedReply } from '#core/pibench/rules/try-reply.ts';

export interface CheckRequest {
  readonly text: string;
  readonly reply: string;
  /** The reply is this file; null: the message. */
  readonly path: string | null;
}

export interface CheckAnswer extends CheckedDraft {
  /** null: there is no task yet, or no reply. */
  readonly tried: TriedReply | null;
}

export function checkAnswer({ text, reply, path }: CheckRequest): CheckAnswer {
  const { task, faults } = checkDraft(text);
  return { task, faults, tried: task === null || reply.trim() === '' ? null : tryReply(task, reply, path) };
}
