/** One thought: made from a seed, or recorded from the shipped target with what became of its drafts. */
import { useId, useMemo, type ReactNode } from 'react';
import { writeProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { Button } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { RejectionsChart } from '../drafts/rejections-chart.tsx';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import { madeThought } from '../session/made-thoughts.ts';
import type { RecordedExample } from '../session/recorded-thoughts.ts';
import { SOURCES, type ReasoningSession } from '../session/reasoning-session.ts';
import { ProblemForm } from './problem-form.tsx';
import { ProblemLine } from './problem-line.tsx';
import { ThoughtView } from './thought-view.tsx';
import styles from './trace.module.css';

const SOURCE_SEGMENTS = SOURCES.map((value) => ({ value, label: words.sources[value] }));

interface Props {
  readonly session: ReasoningSession;
  readonly onFetch: () => void;
}

export function TraceScreen({ session, onFetch }: Props) {
  return session.source === 'made' ? <Made session={session} /> : <Recorded session={session} onFetch={onFetch} />;
}

/** Where it comes from, and which one. */
function Controls({ session: { source, set }, children }: { readonly session: ReasoningSession; readonly children?: ReactNode }) {
  return (
    <div className={styles.controls}>
      <div className={styles.sources}><Segmented label={words.sources.label} value={source} segments={SOURCE_SEGMENTS} onChange={(next) => set({ source: next, step: null })} /></div>
      {children}
    </div>
  );
}

function Made({ session }: { readonly session: ReasoningSession }) {
  const { choice, view, step, set } = session;
  const made = useMemo(() => madeThought(choice), [choice]);
  return (
    <>
      <Controls session={session}><ProblemForm choice={choice} onChoice={(next) => set({ choice: next, step: null })} /></Controls>
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
  if (recordings === null) return <><Controls session={session} /><p className={styles.notice} role="status">{words.recorded.loading}</p></>;
  if (recordings === 'failed') return <><Controls session={session} /><div className={styles.notice} role="alert"><p>{words.recorded.failed}</p><Button onClick={onFetch}>{words.recorded.again}</Button></div></>;
  const shown = recordings.find(({ file }) => file === recording) ?? recordings[0]!;
  const { thought, prompt } = shown;
  const judged = thought.drafts?.reduce((sum, tally) => sum + tally.judged, 0) ?? 0;
  const refused = thought.drafts?.reduce((sum, tally) => sum + tally.refused, 0) ?? 0;
  return (
    <>
      <Controls session={session}><RecordingList recordings={recordings} shown={shown} onShow={(file) => set({ recording: file, step: null })} /></Controls>
      <ThoughtView
        thought={thought} problem={prompt} view={view} step={step} onView={(next) => set({ view: next })} onStep={(next) => set({ step: next })}
        below={<RejectionsChart recordings={recordings} />}
      >
        <p className={styles.prompt}>{prompt}</p>
        <p className={styles.quiet}>{thought.drafts ? words.recorded.facts(judged, refused) : words.recorded.plain}</p>
      </ThoughtView>
    </>
  );
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
