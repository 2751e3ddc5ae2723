/** A thought, whoever wrote it: its steps beside their map, the sentence of the chosen one, its answer and its scores. */
import { useMemo, useState, type ReactNode } from 'react';
import type { Cost } from '#core/reasoning/step-costs.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import { AnswerLine } from '../scores/answer-line.tsx';
import { costSteps } from '../scores/cost-sentence.ts';
import { ScorePanel } from '../scores/score-panel.tsx';
import { VIEWS, type View } from '../session/reasoning-session.ts';
import type { ShownThought } from '../shown-thought.ts';
import { StepList } from '../steps/step-list.tsx';
import { stepSentence } from '../steps/step-sentence.ts';
import { SaveThought } from './save-thought.tsx';
import { SignKey } from './sign-key.tsx';
import styles from './trace.module.css';

const VIEW_SEGMENTS = VIEWS.map((value) => ({ value, label: words.views[value] }));

export interface Watched {
  /** More is to come. */
  readonly growing: boolean;
  /** Said where no step is chosen: how far it has come. */
  readonly progress: string;
  /** In place of answer and scores; null: it has both. */
  readonly rail: ReactNode;
}

interface Props {
  readonly thought: ShownThought;
  /** As it goes into a file. */
  readonly problem: string | null;
  readonly view: View;
  readonly step: number | null;
  readonly onView: (view: View) => void;
  readonly onStep: (step: number) => void;
  /** Above the steps: the problem, what is to be said of them. */
  readonly children?: ReactNode;
  /** Below them. */
  readonly below?: ReactNode;
  /** Where it is watched while it is written. */
  readonly watched?: Watched;
}

/** What the chosen step has to do with the others; '' where none is. */
function sentenceOf(thought: ShownThought, view: View, step: number | null): string {
  const graph = thought.graphs[view === 'super-nodes' ? view : 'steps'];
  const row = step === null ? undefined : graph.rows[(graph.rowOf[step - 1] ?? 0) - 1];
  return row ? stepSentence(thought, graph, row) : '';
}

export function ThoughtView({ thought, problem, view, step, onView, onStep, children, below, watched }: Props) {
  const [pressed, setPressed] = useState<{ readonly cost: Cost; readonly of: ShownThought } | null>(null);
  const cost = pressed?.of === thought && pressed.cost.step === step ? pressed.cost : null;
  const lit = useMemo(() => new Set(cost ? costSteps(cost) : []), [cost]);
  const said = sentenceOf(thought, view, step) || (watched?.progress ?? '');
  return (
    <div className={styles.thought} data-testid="thought">
      <div className={styles.main}>
        {children}
        <div className={styles.bar}>
          <Segmented label={words.views.label} value={view} segments={VIEW_SEGMENTS} onChange={onView} />
          <SaveThought thought={thought} problem={problem} view={view} />
        </div>
        <StepList thought={thought} view={view} step={step} onStep={onStep} lit={lit} growing={watched?.growing} />
        <p className={styles.sentence} data-testid="sentence">{said || words.sentence.none}</p>
        <LiveRegion sentence={said} />
        <SignKey drafts={thought.drafts !== null} />
        {below}
      </div>
      <div className={styles.rail}>
        {watched?.rail ?? <>
          <AnswerLine thought={thought} />
          <ScorePanel thought={thought} pressed={cost} onCost={(next) => { setPressed({ cost: next, of: thought }); if (next.step !== null) onStep(next.step); }} />
        </>}
      </div>
    </div>
  );
}
