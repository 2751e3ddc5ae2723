/** How a judge's six calls went on one dimension: three with A shown first, then three with B. */
import { outcomeOf, type Outcome, type PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import styles from './compare.module.css';

const words = reasoningStrings.compare;

export const outcomeWords = (outcome: Outcome): string => (outcome === 'tie' ? words.tieShort : words.winsShort(words[outcome]));

export function CallMarks({ judgement, dimension }: { readonly judgement: PairJudgement<Dimension>; readonly dimension: Dimension }) {
  const outcomes = judgement.calls.map(({ verdicts, order }) => outcomeOf(verdicts[dimension].winner, order));
  const of = (which: Outcome): number => outcomes.filter((outcome) => outcome === which).length;
  return (
    <span className={styles.calls} role="img" aria-label={words.calls(of('a'), of('tie'), of('b'))} title={words.calls(of('a'), of('tie'), of('b'))}>
      {outcomes.map((outcome, i) => <span key={i} data-outcome={outcome}>{outcome === 'tie' ? '=' : words[outcome]}</span>)}
    </span>
  );
}
