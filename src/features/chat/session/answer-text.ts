/** What an answer says, without its thoughts: what the next question is asked after. */
import { answerPieces, textOf } from '#core/chat/answer-pieces.ts';
import type { Answer } from './chat-session.ts';

export const answerText = ({ log, text, begun }: Pick<Answer, 'log' | 'text' | 'begun'>): string => (log ? textOf(answerPieces(log, begun).answer) : text);
