/** What a reward model says of two thoughts, beside the judge: the one trained here, or the one that ships; where neither is there yet, the way to either. */
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
  const { session: { held, asked, phase, set }, noGpu } = desk;
  const train = <Button kind="quiet" onClick={onTrain}>{phase === 'idle' ? words.untrained : words.training}</Button>;
  if (phase !== 'idle') return <p className={styles.offer}>{train}</p>;
  if (!held && !asked) return <p className={styles.offer}>{noGpu === null && <Button kind="quiet" onClick={() => set({ asked: true })}>{words.ask}</Button>}{train}</p>;
  const name = held ? words.trained : words.shipped;
  if (scores === null) return <p className={styles.verdict} role="status">{words.scoring(name)}</p>;
  if (typeof scores === 'string') return <div className={styles.verdict} role="status"><span>{words.failed(name, scores)}</span>{train}</div>;
  const own: Outcome = scores.a > scores.b ? 'a' : scores.b > scores.a ? 'b' : 'tie';
  const beside = overall === null ? '' : overall === 'tie' ? words.open : own === overall ? words.agrees : words.differs;
  return (
    <p className={styles.verdict} data-testid="reward-verdict" data-overall={own}>
      <strong>{own === 'tie' ? words.tie(name) : words.wins(name, reasoningStrings.compare[own])}</strong>
      <span>{beside} {words.rewards(decimal(scores.a), decimal(scores.b))} {scores.steps === null ? words.card : words.behind(scores.steps)}{!UNAIDED_SYSTEMS.includes(pair.a.problem.system) && ` ${words.foreign}`}</span>
    </p>
  );
}
