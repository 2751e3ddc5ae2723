/** The question at the head of the page: what to run, with what, and the one main action. */
import { useId, useRef, useState } from 'react';
import { clampConfig, RUN_LIMITS, sameConfig } from '#core/trace/run-config.ts';
import { trainedWeights } from '#core/trace/trained-weights.ts';
import { Button } from '#ui/controls/button.tsx';
import { Glyph } from '#ui/glyph.tsx';
import { share } from '#ui/number-format.ts';
import { drafterName, notHere } from '../drafter-name.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { Phase } from '../session/session.ts';
import { strings } from '../strings.ts';
import { ExamplePicker } from './example-picker.tsx';
import { Settings } from './settings.tsx';
import { usePromptDescription } from './use-prompt-description.ts';
import styles from './controls.module.css';

const words = strings.controls;

/** From here on a visitor is told how much room there is. */
const NEAR = 0.8 * RUN_LIMITS.promptCharacters;

interface Props {
  readonly recorded: readonly RecordedRun[];
  /** There is nothing to see until the visitor runs it. */
  readonly invited: boolean;
  readonly onRecorded: (run: RecordedRun) => void;
  /** Null where there is no GPU to run on. */
  readonly onRun: (() => void) | null;
  readonly onStop: () => void;
}

/** What the page is at, and how far: who listens is told the former alone, once. */
interface Status {
  readonly word: string;
  readonly share: string | null;
}

/** The engine runs ahead of the eye: while the eye is still in the run, so is the page. */
function statusOf(phase: Phase, behind: boolean): Status | null {
  switch (phase.kind) {
    case 'idle': return null;
    case 'loading':
      if (phase.totalBytes === 0) return { word: words.starting, share: null };
      return phase.bytes < phase.totalBytes ? { word: words.loading, share: share(phase.bytes / phase.totalBytes) } : { word: words.preparing, share: null };
    case 'running': return { word: words.running, share: null };
    case 'measuring': return { word: behind ? words.running : words.measuring, share: null };
    case 'lanes': return { word: words.lane(phase.drafter, phase.done + 1, phase.of), share: null };
  }
}

export function PromptForm({ recorded, invited, onRecorded, onRun, onStop }: Props) {
  const store = useSessionStore();
  const id = useId();
  const prompt = useRef<HTMLTextAreaElement>(null);
  const config = useSession((session) => session.config);
  const phase = useSession((session) => session.phase);
  const ran = useSession((session) => session.log?.header.config ?? null);
  const ruleGaveWay = useSession((session) => session.ruleGaveWay);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [shortened, setShortened] = useState<string | null>(null);
  const write = (text: string): void => {
    const { config: settled, clamped: [cut] } = clampConfig({ prompt: text }, config);
    setShortened(cut ? words.shortened(cut.used, cut.given) : null);
    store.getState().set({ config: { ...config, prompt: settled.prompt } });
  };
  const { length } = [...config.prompt];
  const empty = config.prompt.trim() === '';
  const outside = usePromptDescription(config.prompt);
  // a run that is opened before it was saved comes from the chat
  const guest = useSession(({ log, source }) => (source === 'imported' && log?.header.recordedAt === null ? log.header.target.name : null));
  const kept = useSession((session) => session.kept);
  const summary = words.summary(config, drafterName(config, kept));
  // Where there is no run to see, that is said in its place.
  const missing = notHere(config, kept);
  const gone = missing && ran !== null ? words.weightsGone(trainedWeights(config.weights)?.step ?? 0) : null;
  const behind = useSession(({ log, cursor }) => log !== null && cursor < log.length);
  const status = statusOf(phase, behind);
  const fault = empty && asked ? words.emptyPrompt : null;
  const said = fault ?? shortened;
  // What stands below is still the run that was made.
  const changed = phase.kind === 'idle' && ran !== null && !sameConfig(config, ran) ? words.changed[onRun ? 'live' : 'here'] : null;
  const ruled = ruleGaveWay ? words.ruleGaveWay[config.treeBudget > 0 ? 'tree' : 'block'] : null;
  const hints = [gone, ruled, guest !== null && !changed ? words.guest(guest) : outside === null ? null : words.outside(outside), changed].filter((sentence) => sentence !== null);
  return (
    <form
      className={styles.form}
      aria-label={words.heading}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (empty) prompt.current?.focus();
        else if (!missing) {
          setOpen(false);
          onRun?.();
        }
      }}
    >
      <div className={styles.question}>
        <label htmlFor={id} className={styles.label}>{words.prompt}</label>
        <textarea
          ref={prompt} id={id} className={styles.prompt} rows={1} spellCheck={false}
          value={config.prompt} aria-describedby={`${id}-hint`} aria-invalid={fault !== null}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit(); }}
        />
      </div>
      <div className={styles.row}>
        <ExamplePicker recorded={recorded} onRecorded={onRecorded} />
        <Button kind="quiet" aria-expanded={open} aria-controls={`${id}-settings`} onClick={() => setOpen(!open)}>
          <span className={styles.settingsWord}>{words.settings}<span className={styles.summaryColon}>: </span></span><span className={styles.summary} title={summary}>{summary}</span><span aria-hidden="true" className={styles.chevron} data-open={open || undefined}>⌄</span>
        </Button>
        <span className={styles.status}>
          <span role="status">{status?.word}</span>{status?.share && `, ${status.share}`}
        </span>
        {phase.kind === 'idle' ? (
          <button type="submit" className={styles.run} data-invited={(invited && onRun !== null) || undefined} disabled={!onRun || missing}><Glyph name="play" size={13} />{words.run}</button>
        ) : (
          // The same button, so that it keeps the focus; by the end of the click it may be "Run live" again, which must not take it for its own.
          <button type="button" className={styles.run} onClick={(event) => { event.preventDefault(); onStop(); }}><Glyph name="stop" size={12} />{words.stop}</button>
        )}
      </div>
      <Settings id={`${id}-settings`} open={open} />
      <div id={`${id}-hint`} className={styles.hint} data-changed={said !== null || hints.length > 0 || undefined}>
        {length >= NEAR && <p className={styles.room} data-testid="room">{words.room(length, RUN_LIMITS.promptCharacters)}</p>}
        <p role="status">{said}</p>
        {fault === null && (hints.length > 0 ? hints : [words.taught]).map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
    </form>
  );
}
