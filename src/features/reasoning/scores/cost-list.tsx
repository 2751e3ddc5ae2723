/** What cost points, dearest first, each a way to its step; the rest behind a disclosure. */
import type { Cost } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { costSentence } from './cost-sentence.ts';
import { costFigure } from './score-figure.ts';
import styles from './scores.module.css';

const words = reasoningStrings.scores;

interface Props {
  readonly costs: readonly Cost[];
  readonly onCost: (cost: Cost) => void;
  readonly pressed: Cost | null;
  /** So many stand there at once. */
  readonly most?: number;
}

function Line({ cost, onCost, pressed }: { readonly cost: Cost; readonly onCost: Props['onCost']; readonly pressed: boolean }) {
  const said = <><span>{costSentence(cost)}</span><span className={styles.points}>{words.points(costFigure(cost.points))}</span></>;
  return <li>{cost.step === null ? <p className={styles.cost}>{said}</p> : <button type="button" className={styles.cost} aria-pressed={pressed} onClick={() => onCost(cost)}>{said}</button>}</li>;
}

/** So many are put on the page. */
const MOST_LISTED = 200;

export function CostList({ costs, onCost, pressed, most = 3 }: Props) {
  const line = (cost: Cost, i: number) => <Line key={i} cost={cost} onCost={onCost} pressed={cost === pressed} />;
  const rest = costs.slice(most);
  return (
    <>
      <ul className={styles.costs}>{costs.slice(0, most).map(line)}</ul>
      {rest.length > 0 && <details className={styles.more}><summary>{words.more(rest.length)}</summary><ul className={styles.costs}>{rest.slice(0, MOST_LISTED).map(line)}</ul>{rest.length > MOST_LISTED && <p>{words.more(rest.length - MOST_LISTED)}</p>}</details>}
    </>
  );
}
