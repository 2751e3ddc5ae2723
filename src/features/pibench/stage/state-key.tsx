/** What the words mean, and what the paper and its code call the same: behind a line. */
import { ENDED, STATE_WORDS } from '#core/pibench/view/state-words.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import styles from './board.module.css';

const words = pibenchStrings.vocabulary;

export function StateKey() {
  return (
    <details className={styles.key}>
      <summary>{words.heading}</summary>
      <dl>
        {ENDED.map((state) => {
          const { paper, code, counts } = STATE_WORDS[state];
          return (
            <div key={state}>
              <dt><StateMark state={state} size={14} /><StateWord state={state} /></dt>
              <dd>{pibenchStrings.meaning[state]} {counts ? words.counts : words.countsNot}</dd>
              <dd>{words.others(paper, code)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
