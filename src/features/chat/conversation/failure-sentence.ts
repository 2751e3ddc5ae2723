/** Why an answer broke off, or never began; null: nothing went wrong. */
import type { SpecEvent } from '#core/trace/events.ts';
import { chatStrings } from '../chat-strings.ts';
import type { Answer } from '../session/chat-session.ts';

export function failureSentence({ log, failure }: Pick<Answer, 'log' | 'failure'>): string | null {
  const end = log?.events.findLast((event): event is Extract<SpecEvent, { type: 'run.end' }> => event.type === 'run.end');
  if (end?.reason === 'failed') return end.text ?? chatStrings.unexpected;
  return failure?.sentence ?? null;
}
