/** A stretch of an answer: each token with whose it is, or plain text. What was drawn once is not drawn anew as more comes. */
import { memo } from 'react';
import { textOf, type AnswerPiece } from '#core/chat/answer-pieces.ts';
import { TokenMark } from '#ui/token-mark.tsx';
import styles from './conversation.module.css';

const Mark = memo(TokenMark);

export function AnswerText({ pieces, hands }: { readonly pieces: readonly AnswerPiece[]; readonly hands: boolean }) {
  return (
    <div className={styles.text} data-testid="answer-text">
      {hands ? pieces.map(({ round, slot, state, text }) => <Mark key={`${round}.${slot}`} state={state} text={text} />) : textOf(pieces)}
    </div>
  );
}
