/** The question at the head of the page: what to run, with what, and the one main action. */
import { useId, useState } from 'react';
import { DEFAULT_CONFIG, RUN_LIMITS, sameConfig } from '#core/trace/run-config.ts';
import { Button } from '#ui/controls/button.tsx';
import { Glyph } from '#ui/glyph.tsx';
import { share } from '#ui/number-format.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { Phase } from '../session/session.ts';
import { strings } from '../strings.ts';
import { ExamplePicker } from './example-picker.tsx';
import { Settings } from './settings.tsx';
import { usePromptDescription } from './use-prompt-description.ts';
import styles from './controls.module.css';

const words = strings.controls;

interface Props {
  readonly recorded: readonly RecordedRun[];
  readonly onRecorded: (run: RecordedRun) => void;
  /** Null where there is no GPU to run on. */
  readonly onRun: (() => void) | null;
  readonly onStop: () => void;
}

/** The engine runs ahead of the eye: while the eye is still in the run, so is the page. */
function phaseWord(phase: Phase, behind: boolean): string | null {
  switch (phase.kind) {
    case 'idle': return null;
    case 'loading':
      if (phase.totalBytes === 0) return words.starting;
      return phase.bytes < phase.totalBytes ? words.loading(share(phase.bytes / phase.totalBytes)) : words.preparing;
    case 'running': return words.running;
    case 'measuring': return behind ? words.running : words.measuring;
  }
}

export function PromptForm({ recorded, onRecorded, onRun, onStop }: Props) {
  const store = useSessionStore();
  const id = useId();
  const config = useSession((session) => session.config);
  const phase = useSession((session) => session.phase);
  const ran = useSession((session) => session.log?.header.config ?? DEFAULT_CONFIG);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const empty = config.prompt.trim() === '';
  const outside = usePromptDescription(config.prompt);
  const summary = words.summary(config.drafter, config.gamma, words.rules[config.rule], config.temperature, config.seed);
  const behind = useSession(({ log, cursor }) => log !== null && cursor < log.length);
  const status = phaseWord(phase, behind);
  const hint = empty && asked ? words.emptyPrompt : outside !== null ? words.outside(outside) : phase.kind === 'idle' && !sameConfig(config, ran) ? words.changed : null;
  return (
    <form
      className={styles.form}
      aria-label={words.heading}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!empty) onRun?.();
      }}
    >
      <div className={styles.question}>
        <label htmlFor={id} className={styles.label}>{words.prompt}</label>
        <textarea
          id={id} className={styles.prompt} rows={1} maxLength={RUN_LIMITS.promptCharacters} spellCheck={false}
          value={config.prompt} aria-describedby={`${id}-hint`} aria-invalid={empty && asked}
          onChange={(event) => store.getState().set({ config: { ...config, prompt: event.target.value } })}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit(); }}
        />
      </div>
      <div className={styles.row}>
        <ExamplePicker recorded={recorded} onRecorded={onRecorded} />
        <Button kind="quiet" aria-expanded={open} aria-controls={`${id}-settings`} onClick={() => setOpen(!open)}>
          <span className={styles.settingsWord}>{words.settings}<span className={styles.summaryColon}>: </span></span><span className={styles.summary}>{summary}</span><span aria-hidden="true" className={styles.chevron} data-open={open || undefined}>⌄</span>
        </Button>
        <span className={styles.status} role="status">{status}</span>
        {phase.kind === 'idle' ? (
          <button type="submit" className={styles.run} disabled={!onRun}><Glyph name="play" size={13} />{words.run}</button>
        ) : (
          // The same button, so that it keeps the focus; by the end of the click it may be "Run live" again, which must not take it for its own.
          <button type="button" className={styles.run} onClick={(event) => { event.preventDefault(); onStop(); }}><Glyph name="stop" size={12} />{words.stop}</button>
        )}
      </div>
      <Settings id={`${id}-settings`} open={open} />
      <p id={`${id}-hint`} className={styles.hint} data-changed={hint !== null || undefined}>{hint ?? words.taught}</p>
    </form>
  );
}
