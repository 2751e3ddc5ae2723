/** What the trained model says of two thoughts, beside the judge; where none was trained, the way to train one. */
import type { Outcome } from '#core/reasoning/pairwise-judge.ts';
import { UNAIDED_SYSTEMS } from '#core/tasks/alglab/systems.ts';
import { Button } from '#ui/controls/button.tsx';
import { decimal } from '#ui/number-format.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import type { RewardDesk } from './reward-desk.ts';
import { trainStrings } from './train-strings.ts';
import { useRewardScores } from './use-reward-scores.ts';
import styles from './train.module.css';

const words = trainStrings.verdict;

interface Props {
  readonly pair: MadePair;
  /** The judge's. */
  readonly overall: Outcome | null;
  readonly desk: RewardDesk;
  readonly onTrain: () => void;
}

export function RewardVerdict({ pair, overall, desk, onTrain }: Props) {
  const scores = useRewardScores(pair, desk);
  const { held, phase } = desk.session;
  if (!held || phase !== 'idle') return <p className={styles.offer}><Button kind="quiet" onClick={onTrain}>{phase === 'idle' ? words.untrained : words.training}</Button></p>;
  if (scores === null) return <p className={styles.verdict} role="status">{words.scoring}</p>;
  if (scores === 'failed') return <p className={styles.verdict} role="status">{words.failed}</p>;
  const own: Outcome = scores.a > scores.b ? 'a' : scores.b > scores.a ? 'b' : 'tie';
  const beside = overall === null ? '' : overall === 'tie' ? words.open : own === overall ? words.agrees : words.differs;
  return (
    <p className={styles.verdict} data-testid="reward-verdict" data-overall={own}>
      <strong>{own === 'tie' ? words.tie : words.wins(reasoningStrings.compare[own])}</strong>
      <span>{beside} {words.rewards(decimal(scores.a), decimal(scores.b), scores.steps)}{!UNAIDED_SYSTEMS.includes(pair.a.problem.system) && ` ${words.foreign}`}</span>
    </p>
  );
}
