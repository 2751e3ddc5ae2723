/** What an answer says, without its thoughts, as the next question is asked after; and all that it wrote. */
import { answerPieces, textOf } from '#core/chat/answer-pieces.ts';
import type { Answer } from './chat-session.ts';

export const answerText = ({ log, text, begun }: Pick<Answer, 'log' | 'text' | 'begun'>): string => (log ? textOf(answerPieces(log, begun).answer) : text);

/** All that it wrote, its thoughts between marks by which whoever reads it tells them from what it says. */
export function writtenText({ log, text, begun }: Pick<Answer, 'log' | 'text' | 'begun'>): string {
  if (!log) return text;
  const { thought, answer } = answerPieces(log, begun);
  return thought === null ? textOf(answer) : `<think>\n${textOf(thought).trim()}\n</think>\n\n${textOf(answer).trim()}`;
}
