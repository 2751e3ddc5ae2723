/** A state as a shape of its own: a star, a disc that asks, a triangle that warns, a cross, a dashed ring. Decorative: the word stands beside it. */
import type { IntentState } from '#core/pibench/events.ts';
import { STATE_WORDS } from '#core/pibench/view/state-words.ts';
import { pibenchStrings as words } from '../pibench-strings.ts';
import styles from './states.module.css';

function Shape({ state }: { readonly state: IntentState }) {
  switch (state) {
    case 'anticipated': return <path className={styles.solid} d="m8 1.2 2 4.6 5 .5-3.8 3.3 1.2 4.9L8 11.9l-4.4 2.6 1.2-4.9L1 6.3l5-.5z" />;
    case 'asked': return <><circle className={styles.solid} cx="8" cy="8" r="6.8" /><path className={styles.cut} d="M6 6.3a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.5m0 2.2v.02" /></>;
    case 'missed': return <><path className={styles.solid} d="M8 1.6 15 14H1z" /><path className={styles.cut} d="M8 6v3.7m0 2.1v.02" /></>;
    case 'unreached': return <path className={styles.line} d="m4 4 8 8m0-8-8 8" />;
    case 'pending': return <circle className={styles.line} cx="8" cy="8" r="6" strokeDasharray="2.4 2.3" />;
  }
}

export function StateMark({ state, size = 16 }: { readonly state: IntentState; readonly size?: number }) {
  return <svg aria-hidden="true" className={styles.mark} data-to={state} width={size} height={size} viewBox="0 0 16 16"><Shape state={state} /></svg>;
}

/** Both other vocabularies, for whoever comes from the paper or the code. */
export function stateTooltip(state: IntentState): string {
  if (state === 'pending') return words.meaning.pending;
  const { paper, code } = STATE_WORDS[state];
  return words.vocabulary.tooltip(state, words.meaning[state], paper, code);
}

export function StateWord({ state }: { readonly state: IntentState }) {
  return <span className={styles.word} data-to={state} title={stateTooltip(state)}>{words.states[state]}</span>;
}
