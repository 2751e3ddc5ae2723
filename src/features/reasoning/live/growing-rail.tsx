/** Beside a thought that has not come to its answer: how far it is, and what became of the drafts so far. */
import scoreStyles from '../scores/scores.module.css';
import { liveStrings as words } from './live-strings.ts';
import type { ShownGrowing } from './shown-growing.ts';
import styles from './live.module.css';

export function GrowingRail({ shown: { run, thought, judged, refused } }: { readonly shown: ShownGrowing }) {
  return (
    <div className={scoreStyles.answer} data-testid="growing-rail">
      <h2>{words.answer.heading}</h2>
      <p className={run.answerSoFar === '' ? styles.later : styles.answer}>{run.answerSoFar || words.answer.later}</p>
      <p className={scoreStyles.quiet}>{words.answer.steps(thought.dag.steps.length - (thought.writing === null ? 0 : 1))}</p>
      {judged > 0 && <p className={scoreStyles.quiet}>{words.facts(judged, refused)}</p>}
    </div>
  );
}
