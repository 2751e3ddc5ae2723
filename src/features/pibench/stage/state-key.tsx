/** What the words mean, and what the paper and its code call the same: behind a line, as a table. */
import { ENDED, STATE_WORDS } from '#core/pibench/view/state-words.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import styles from './board.module.css';

const words = pibenchStrings.vocabulary;

export function StateKey() {
  return (
    <details className={styles.key}>
      <summary>{words.heading}</summary>
      <div className={styles.wide}>
        <table>
          <caption className="visually-hidden">{words.heading}</caption>
          <thead><tr>{words.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>
            {ENDED.map((state) => {
              const { paper, code, counts } = STATE_WORDS[state];
              return (
                <tr key={state}>
                  <th scope="row"><span><StateMark state={state} size={12} /><StateWord state={state} /></span></th>
                  <td>{pibenchStrings.meaning[state]}</td><td>{paper ?? words.noWord}</td><td><code>{code}</code></td><td>{counts ? words.counts : words.countsNot}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
