/** How a judge's six calls went on one dimension: three with A shown first, then three with B. */
import { outcomeOf, type Outcome, type PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import styles from './compare.module.css';

const words = reasoningStrings.compare;

export const outcomeWords = (outcome: Outcome): string => (outcome === 'tie' ? words.tieShort : words.winsShort(words[outcome]));

export function CallMarks({ judgement, dimension }: { readonly judgement: PairJudgement<Dimension>; readonly dimension: Dimension }) {
  const marks = judgement.calls.map(({ verdicts, order }) => (verdicts[dimension].failed ? 'unread' : outcomeOf(verdicts[dimension].winner, order)));
  const of = (which: (typeof marks)[number]): number => marks.filter((mark) => mark === which).length;
  const said = words.calls(of('a'), of('tie'), of('b'), of('unread'));
  return (
    <span className={styles.calls} role="img" aria-label={said} title={said}>
      {marks.map((mark, i) => <span key={i} data-outcome={mark}>{mark === 'tie' ? '=' : mark === 'unread' ? '?' : words[mark]}</span>)}
    </span>
  );
}
