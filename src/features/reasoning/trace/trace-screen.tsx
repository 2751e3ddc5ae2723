/** One thought: made from a seed, recorded from the shipped target with what became of its drafts, or watched while it thinks. */
import { useId, useMemo } from 'react';
import { writeProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { Button } from '#ui/controls/button.tsx';
import { RejectionsChart } from '../drafts/rejections-chart.tsx';
import { LiveScreen, type Watch } from '../live/live-screen.tsx';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import { madeThought } from '../session/made-thoughts.ts';
import type { RecordedExample } from '../session/recorded-thoughts.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { ProblemForm } from './problem-form.tsx';
import { ProblemLine } from './problem-line.tsx';
import { SourceControls } from './source-controls.tsx';
import { ThoughtView } from './thought-view.tsx';
import styles from './trace.module.css';

interface Props {
  readonly session: ReasoningSession;
  readonly onFetch: () => void;
}

export function TraceScreen({ session, onFetch, watch }: Props & { readonly watch: Watch }) {
  switch (session.source) {
    case 'made': return <Made session={session} />;
    case 'recorded': return <Recorded session={session} onFetch={onFetch} />;
    case 'live': return <LiveScreen session={session} watch={watch} />;
  }
}

function Made({ session }: { readonly session: ReasoningSession }) {
  const { choice, view, step, set } = session;
  const made = useMemo(() => madeThought(choice), [choice]);
  return (
    <>
      <SourceControls session={session}><ProblemForm choice={choice} onChoice={(next) => set({ choice: next, step: null })} /></SourceControls>
      {made ? (
        <ThoughtView thought={made.thought} problem={writeProblem(made.problem)} view={view} step={step} onView={(next) => set({ view: next })} onStep={(next) => set({ step: next })}>
          <ProblemLine problem={made.problem} />
          <p className={styles.quiet}>{words.form.written}</p>
        </ThoughtView>
      ) : <p className={styles.notice} role="alert">{words.form.impossible}</p>}
    </>
  );
}

function Recorded({ session, onFetch }: Props) {
  const { recordings, recording, view, step, set } = session;
  if (recordings === null) return <><SourceControls session={session} /><p className={styles.notice} role="status">{words.recorded.loading}</p></>;
  if (recordings === 'failed') return <><SourceControls session={session} /><div className={styles.notice} role="alert"><p>{words.recorded.failed}</p><Button onClick={onFetch}>{words.recorded.again}</Button></div></>;
  const shown = recordings.find(({ file }) => file === recording) ?? recordings[0]!;
  const { thought, prompt } = shown;
  const judged = thought.drafts?.reduce((sum, tally) => sum + tally.judged, 0) ?? 0;
  const refused = thought.drafts?.reduce((sum, tally) => sum + tally.refused, 0) ?? 0;
  return (
    <>
      <SourceControls session={session}><RecordingList recordings={recordings} shown={shown} onShow={(file) => set({ recording: file, step: null })} /></SourceControls>
      <ThoughtView
        thought={thought} problem={prompt} view={view} step={step} onView={(next) => set({ view: next })} onStep={(next) => set({ step: next })}
        below={<RecordingsChart recordings={recordings} />}
      >
        <p className={styles.prompt}>{prompt}</p>
        <p className={styles.quiet}>{thought.drafts ? words.recorded.facts(judged, refused) : words.recorded.plain}</p>
      </ThoughtView>
    </>
  );
}

function RecordingsChart({ recordings }: { readonly recordings: readonly RecordedExample[] }) {
  const runs = useMemo(() => recordings.map(({ run }) => run), [recordings]);
  return <RejectionsChart runs={runs} note={words.rejections.note} />;
}

function RecordingList({ recordings, shown, onShow }: { readonly recordings: readonly RecordedExample[]; readonly shown: RecordedExample; readonly onShow: (file: string) => void }) {
  const id = useId();
  return (
    <form className={styles.form} aria-label={words.recorded.heading} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.field} data-wide>
        <label htmlFor={id}>{words.recorded.choose}</label>
        <select id={id} value={shown.file} onChange={(event) => onShow(event.target.value)}>{recordings.map(({ file, title }) => <option key={file} value={file}>{title}</option>)}</select>
      </div>
    </form>
  );
}
