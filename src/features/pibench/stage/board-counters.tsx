/** How the session stands: Proc so far, how many intents are in which state, what was asked, what the user had to write. */
import type { SessionView } from '#core/pibench/view/stage-at.ts';
import { ENDED, STATES } from '#core/pibench/view/state-words.ts';
import { allOf, procOf, type Tally } from '#core/pibench/view/tally-at.ts';
import { share } from '#ui/number-format.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark, StateWord } from './state-mark.tsx';
import styles from './counters.module.css';

const words = pibenchStrings.board;

export function BoardCounters({ tally, view }: { readonly tally: Tally; readonly view: SessionView }) {
  const all = allOf(tally);
  // of nothing that has been decided yet, 0 % would look like a failure
  const proc = tally.pending === all ? null : procOf(tally);
  return (
    <section className={styles.counters} aria-label={words.countsHeading}>
      <p className={styles.proc} data-figure="proc">
        <span>{words.proc}</span> <strong>{proc === null ? '–' : share(proc)}</strong>
        <span className="visually-hidden">: {words.procLong(tally.anticipated + tally.asked, all)}</span>
      </p>
      <ul className={styles.states}>
        {ENDED.filter((state) => state !== 'unreached' || tally.unreached > 0).map((state) => (
          <li key={state} data-figure={state}><StateMark state={state} size={14} /><strong>{tally[state]}</strong> <StateWord state={state} /></li>
        ))}
      </ul>
      <div className={styles.bar} aria-hidden="true">{STATES.map((state) => <span key={state} data-to={state} data-none={tally[state] === 0 || undefined} style={{ flexGrow: tally[state] }} />)}</div>
      <p className={styles.burden}><span>{words.questions(view.questions, view.hits)}</span><span>{words.words(view.userWords)}</span></p>
    </section>
  );
}
