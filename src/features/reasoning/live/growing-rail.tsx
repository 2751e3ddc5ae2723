/** Beside a thought that has not come to its answer, or never will: how far it is, and while it goes on what became of the drafts so far. */
import { reasoningStrings } from '../reasoning-strings.ts';
import scoreStyles from '../scores/scores.module.css';
import { liveStrings as words } from './live-strings.ts';
import type { ShownGrowing } from './shown-growing.ts';
import styles from './live.module.css';

interface Props {
  readonly shown: ShownGrowing;
  readonly growing: boolean;
}

export function GrowingRail({ shown: { run, thought, judged, refused }, growing }: Props) {
  return (
    <div className={scoreStyles.answer} data-testid="growing-rail">
      <h2>{words.answer.heading}</h2>
      <p className={run.answerSoFar === '' ? styles.later : styles.answer}>{run.answerSoFar || (growing ? words.answer.later : reasoningStrings.answer.none)}</p>
      <p className={scoreStyles.quiet}>{words.answer.steps(thought.dag.steps.length - (thought.writing === null ? 0 : 1))}</p>
      {growing && judged > 0 && <p className={scoreStyles.quiet}>{words.facts(judged, refused)}</p>}
    </div>
  );
}
