/** The answer, and the four scores with what cost each its points. */
import { DIMENSIONS, type Cost } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { knownDimensions, type ShownThought } from '../shown-thought.ts';
import { CostList } from './cost-list.tsx';
import { scoreFigure } from './score-figure.ts';
import styles from './scores.module.css';

const words = reasoningStrings.scores;

interface Props {
  readonly thought: ShownThought;
  readonly onCost: (cost: Cost) => void;
  readonly pressed: Cost | null;
}

export function ScorePanel({ thought, onCost, pressed }: Props) {
  const { scores, costs } = thought.scored;
  const all = knownDimensions(thought);
  return (
    <section className={styles.panel} aria-label={words.heading} data-testid="scores">
      <h2>{words.heading}</h2>
      <dl>
        {DIMENSIONS.map((dimension) => {
          const own = costs.filter((cost) => cost.dimension === dimension).toSorted((a, b) => b.points - a.points);
          const known = all.has(dimension);
          return (
            <div key={dimension} className={styles.score} data-dimension={dimension}>
              <dt><span>{words.names[dimension]}</span><span className={styles.figure}>{known ? scoreFigure(scores[dimension]) : '–'}</span></dt>
              <dd>
                {known && <span className={styles.bar} aria-hidden="true"><span style={{ width: `${100 * Math.max(0, Math.min(1, scores[dimension]))}%` }} /></span>}
                <p className={styles.quiet}>{known ? words.said[dimension] : words.unknown[dimension]}</p>
                {known && own.length > 0 && <CostList costs={own} onCost={onCost} pressed={pressed} />}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.quiet}>{words.note}</p>
    </section>
  );
}
