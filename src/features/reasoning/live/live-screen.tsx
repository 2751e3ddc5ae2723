/** The shipped target, watched at its thought: its steps and their map grow, refused drafts are struck on the step they belong to, and the chart fills. */
import { useId, useMemo } from 'react';
import type { RecordedThought } from '#core/reasoning/drafts-by-step.ts';
import { RejectionsChart } from '../drafts/rejections-chart.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { SourceControls } from '../trace/source-controls.tsx';
import { ThoughtView } from '../trace/thought-view.tsx';
import traceStyles from '../trace/trace.module.css';
import { GrowingRail } from './growing-rail.tsx';
import { growingSentence } from './growing-sentence.ts';
import { LiveForm } from './live-form.tsx';
import { LiveNotices } from './live-notices.tsx';
import { liveProblem, type LiveChoice } from './live-problems.ts';
import { isGrowing, type LiveState } from './live-state.ts';
import { liveStrings as words } from './live-strings.ts';
import { shownGrowing, type ShownGrowing } from './shown-growing.ts';
import styles from './live.module.css';

/** Null: it cannot begin here. */
export interface Watch {
  readonly start: (() => void) | null;
  readonly stop: () => void;
}

interface Props {
  readonly session: ReasoningSession;
  readonly watch: Watch;
}

const sameChoice = (one: LiveChoice, other: LiveChoice): boolean => one.family === other.family && one.seed === other.seed;

/** Of runs before and of the recordings; the one that is watched last. */
function useCounted({ session: { live: { before }, recordings } }: Pick<Props, 'session'>, run: RecordedThought | null) {
  return useMemo(() => {
    const recorded = recordings === null || recordings === 'failed' ? [] : recordings.map((one) => one.run);
    const here = run ? [...before, run] : before;
    return { runs: [...recorded, ...here], note: words.chart.note(words.chart.recordings(recorded.length), words.chart.runs(here.length)) };
  }, [before, recordings, run]);
}

function Chart({ session, run }: { readonly session: ReasoningSession; readonly run: RecordedThought | null }) {
  const { runs, note } = useCounted({ session }, run);
  return <RejectionsChart runs={runs} note={note} now={run ? { run, legend: words.chart.now, column: words.chart.column } : undefined} />;
}

export function LiveScreen({ session, watch: { start, stop } }: Props) {
  const { live, set } = session;
  const reasonId = useId();
  const { choice, run } = live;
  const problem = useMemo(() => liveProblem(choice), [choice]);
  return (
    <>
      <SourceControls session={session}>
        <LiveForm live={live} onChoice={(next) => set({ live: { ...live, choice: next } })} onStart={live.noGpu === null ? start : null} onStop={stop} reasonId={reasonId} />
      </SourceControls>
      <LiveNotices live={live} reasonId={reasonId} onDismiss={() => set({ live: { ...live, failure: null } })} onRecorded={() => set({ source: 'recorded', step: null })} />
      {run ? <Watched session={session} run={run} next={sameChoice(run.of, choice) ? null : problem.prompt} /> : (
        <div className={styles.before} data-testid="to-watch">
          <p className={traceStyles.prompt}>{problem.prompt}</p>
          <p className={traceStyles.quiet}>{words.lead}</p>
          <p className={styles.empty}>{live.phase.kind !== 'idle' ? words.waiting : live.noGpu === null && words.empty}</p>
          <Chart session={session} run={null} />
        </div>
      )}
    </>
  );
}

function Watched({ session, run: { of, log }, next }: { readonly session: ReasoningSession; readonly run: NonNullable<LiveState['run']>; readonly next: string | null }) {
  const { live, view, step, set } = session;
  const problem = useMemo(() => liveProblem(of), [of]);
  const shown: ShownGrowing = useMemo(() => shownGrowing(log, live.cursor, problem), [log, live.cursor, problem]);
  const growing = isGrowing(live);
  return (
    <div data-testid="watched" data-growing={growing || undefined}>
      <ThoughtView
        thought={shown.thought} problem={problem.prompt} view={view} step={step} onView={(to) => set({ view: to })} onStep={(to) => set({ step: to })}
        watched={{ growing, progress: growingSentence(log, live.cursor, shown), rail: growing || shown.run.answer === null ? <GrowingRail shown={shown} growing={growing} /> : null }}
        below={<Chart session={session} run={shown.run} />}
      >
        <p className={traceStyles.prompt}>{problem.prompt}</p>
        <p className={traceStyles.quiet}>{growing ? words.lead : reasoningStrings.recorded.facts(shown.judged, shown.refused)}</p>
        {next !== null && <p className={styles.next}>{words.next(next)}</p>}
      </ThoughtView>
    </div>
  );
}
