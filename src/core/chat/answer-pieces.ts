/**
 * The tokens of an answer that were kept, each with whose hand it is of, sorted into thoughts and answer. What divides the two is text, which
 * tokens may cut anywhere: a token has of its text what lies in the part. The mark that ends a turn is no text of the answer.
 */
import { joinedByToken, visibleTokenText } from '../tokenizer/token-text.ts';
import { endingAt } from '../trace/ending.ts';
import type { EventLog } from '../trace/event-log.ts';
import { tokensOfRound, type OutputToken } from '../trace/output.ts';
import { roundsAt } from '../trace/rounds.ts';
import { answerSpans, type Span } from './answer-parts.ts';

export interface AnswerPiece extends OutputToken {
  readonly text: string;
}

export interface AnswerPieces {
  /** Null: it did not think. */
  readonly thought: readonly AnswerPiece[] | null;
  readonly thinking: boolean;
  readonly answer: readonly AnswerPiece[];
}

/** `<|im_end|>`, `<|endoftext|>` ...: it may be there a moment before the log says that the run has ended by it. */
const TURN_MARK = /^<\|[^|]+\|>$/;

/** Thoughts and answer as they were written, marks between them included. */
export function writtenPieces(log: EventLog): readonly AnswerPiece[] {
  const kept = roundsAt(log, log.length).flatMap(tokensOfRound).filter((token) => token.kept);
  const texts = joinedByToken(kept.map(({ token }) => log.text(token)));
  const pieces = kept.map((token, i): AnswerPiece => ({ ...token, text: visibleTokenText(texts[i]!) }));
  const last = pieces.at(-1);
  const ended = last !== undefined && (endingAt(log, log.length) === 'eos' || TURN_MARK.test(last.text));
  return ended ? pieces.slice(0, -1) : pieces;
}

/** `begun`: the prompt left the model in the middle of its thoughts already. */
export function answerPieces(log: EventLog, begun: boolean): AnswerPieces {
  const pieces = writtenPieces(log);
  const { thought, thinking, answer } = answerSpans(textOf(pieces), begun);
  return { thought: thought && within(pieces, thought), thinking, answer: within(pieces, answer) };
}

export const textOf = (pieces: readonly AnswerPiece[]): string => pieces.map(({ text }) => text).join('');

function within(pieces: readonly AnswerPiece[], { start, end }: Span): readonly AnswerPiece[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    at += piece.text.length;
    const inside = from < end && at > start;
    return inside ? [{ ...piece, text: piece.text.slice(Math.max(0, start - from), end - from) }] : [];
  });
}
