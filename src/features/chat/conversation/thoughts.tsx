/** What the model thought before it answered: there to be unfolded, out of the way else. */
import type { AnswerPiece } from '#core/chat/answer-pieces.ts';
import { chatStrings } from '../chat-strings.ts';
import { AnswerText } from './answer-text.tsx';
import styles from './conversation.module.css';

const words = chatStrings.talk;

export function Thoughts({ pieces, thinking, hands }: { readonly pieces: readonly AnswerPiece[]; readonly thinking: boolean; readonly hands: boolean }) {
  return (
    <details className={styles.thoughts} data-testid="thoughts" data-thinking={thinking}>
      <summary>{thinking ? words.thinking : words.thought}</summary>
      <AnswerText pieces={pieces} hands={hands} />
    </details>
  );
}
