/** What was measured of the thinking reward model: five claims, then the figures that they rest on. What no run has filled says so. */
import { Fragment } from 'react';
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { Button } from '#ui/controls/button.tsx';
import { BestPart } from './best-part.tsx';
import { ClaimsPart } from './claims-part.tsx';
import { experimentStrings as words } from './experiment-strings.ts';
import type { FetchedExperiment } from './fetch-experiment.ts';
import { JudgePart } from './judge-part.tsx';
import { LearningPart } from './learning-part.tsx';
import { PendingParts } from './part.tsx';
import { PolicyPart } from './policy-part.tsx';
import { RivalsPart } from './rivals-part.tsx';
import { ScoresPart } from './scores-part.tsx';
import styles from './experiment.module.css';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const COMMIT_LETTERS = 7;

/** What is no date stays as it is written. */
const dayOf = (date: string): string => (Number.isNaN(Date.parse(date)) ? date : day.format(new Date(date)));

interface Props {
  /** Null: on its way. */
  readonly experiment: FetchedExperiment | null;
  readonly onFetch: () => void;
}

export function ExperimentScreen({ experiment, onFetch }: Props) {
  if (experiment === null) return <p className={styles.notice} role="status">{words.loading}</p>;
  if (experiment === 'absent' || experiment === 'damaged') {
    return <div className={styles.notice} role="alert" data-cause={experiment}><p>{words[experiment]}</p><Button onClick={onFetch}>{words.again}</Button></div>;
  }
  return <Measured experiment={experiment} />;
}

function Measured({ experiment }: { readonly experiment: ReasoningExperiment }) {
  const { date, commit, claims, best, alphas, wins, larger, judge, rivals, trm } = experiment;
  const parts = {
    best: best && <BestPart best={best} />,
    policy: alphas && alphas.length > 0 && <><PolicyPart alphas={alphas} wins={wins} />{larger && <PolicyPart {...larger} />}</>,
    judge: judge && <JudgePart judge={judge} />,
    rivals: rivals && rivals.length > 0 && <RivalsPart rivals={rivals} />,
    scores: (judge !== null || best !== null) && <ScoresPart judge={judge} best={best} />,
    learning: trm && trm.validation.length > 0 && <LearningPart learning={trm} />,
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const pending = names.filter((name) => !parts[name]);
  return (
    <div className={styles.page} data-testid="measured">
      <header className={styles.intro}>
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
        {date !== '' && <p className={styles.quiet}>{words.origin(dayOf(date), commit.slice(0, COMMIT_LETTERS))}</p>}
      </header>
      <ClaimsPart claims={claims} />
      {names.map((name) => <Fragment key={name}>{parts[name]}</Fragment>)}
      {pending.length > 0 && <PendingParts names={pending} />}
    </div>
  );
}
