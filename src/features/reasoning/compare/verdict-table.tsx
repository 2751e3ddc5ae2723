/** What the judge says of each of the four: who wins, how its six calls went, both scores, and the steps that cost the points. */
import type { PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { DimensionReasons } from '#core/reasoning/pair-reasons.ts';
import type { Cost, Dimension } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { CostList } from '../scores/cost-list.tsx';
import { scoreFigure } from '../scores/score-figure.ts';
import { SIDES, type Side } from '../session/reasoning-session.ts';
import { CallMarks, outcomeWords } from './call-marks.tsx';
import styles from './compare.module.css';

const words = reasoningStrings.compare;

interface Props {
  readonly reasons: readonly DimensionReasons[];
  readonly judgement: PairJudgement<Dimension>;
  readonly pressed: Cost | null;
  readonly onCost: (side: Side, cost: Cost) => void;
}

export function VerdictTable({ reasons, judgement, pressed, onCost }: Props) {
  return (
    <div className={styles.verdicts} data-testid="verdicts">
      {reasons.map(({ dimension, outcome, score, costs }) => (
        <section key={dimension} className={styles.verdict} data-dimension={dimension} data-outcome={outcome} aria-label={reasoningStrings.scores.names[dimension]}>
          <h3>{reasoningStrings.scores.names[dimension]}</h3>
          <p className={styles.outcome}><strong>{outcomeWords(outcome)}</strong><CallMarks judgement={judgement} dimension={dimension} /></p>
          <p className={styles.quiet}>{words.score(scoreFigure(score.a), scoreFigure(score.b))}</p>
          {costs.a.length + costs.b.length === 0 && <p className={styles.quiet}>{words.noReasons}</p>}
          {SIDES.map((side) => costs[side].length > 0 && (
            <div key={side} className={styles.reasons} data-side={side}>
              <b aria-hidden="true">{words[side]}</b>
              <div role="group" aria-label={words[side]}><CostList costs={costs[side]} pressed={pressed} onCost={(cost) => onCost(side, cost)} /></div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
