/** What the thought comes to, and whether that is right. */
import { Glyph } from '#ui/glyph.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { ShownThought } from '../shown-thought.ts';
import styles from './scores.module.css';

const words = reasoningStrings.answer;

export function AnswerLine({ thought: { dag, answerRight, path } }: { readonly thought: ShownThought }) {
  const { answer, steps } = dag;
  return (
    <div className={styles.answer} data-testid="answer">
      <h2>{words.heading}</h2>
      <p className={styles.value}><strong>{answer === null ? words.none : answer.slice(0, 120)}</strong>{answer !== null && <span data-right={answerRight ?? undefined}>{answerRight !== null && <Glyph name={answerRight ? 'check' : 'cross'} />}{answerRight === null ? words.unchecked : answerRight ? words.right : words.wrong}</span>}</p>
      <p className={styles.quiet}>{words.steps(steps.length, path.size)}</p>
    </div>
  );
}
