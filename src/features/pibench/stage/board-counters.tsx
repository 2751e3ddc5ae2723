/** How the session stands: Proc so far, how many intents are in which state, what was asked, what the user had to write. */
import type { SessionView } from '#core/pibench/view/stage-at.ts';
import { STATES } from '#core/pibench/view/state-words.ts';
import { allOf, type Tally } from '#core/pibench/view/tally-at.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { counterWords } from './counter-words.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import styles from './counters.module.css';

const words = pibenchStrings.board;

export function BoardCounters({ tally, view }: { readonly tally: Tally; readonly view: SessionView }) {
  const { proc, states, burden } = counterWords(tally, view);
  return (
    <section className={styles.counters} aria-label={words.countsHeading}>
      <p className={styles.proc} data-figure="proc">
        <span>{words.proc}</span> <strong>{proc}</strong>
        <span className="visually-hidden">: {words.procLong(tally.anticipated + tally.asked, allOf(tally))}</span>
      </p>
      <ul className={styles.states}>
        {states.map((state) => (
          <li key={state} data-figure={state}><StateMark state={state} size={14} /><strong>{tally[state]}</strong> <StateWord state={state} /></li>
        ))}
      </ul>
      <div className={styles.bar} aria-hidden="true">{STATES.map((state) => <span key={state} data-to={state} data-none={tally[state] === 0 || undefined} style={{ flexGrow: tally[state] }} />)}</div>
      <p className={styles.burden}>{burden.map((part) => <span key={part}>{part}</span>)}</p>
    </section>
  );
}
