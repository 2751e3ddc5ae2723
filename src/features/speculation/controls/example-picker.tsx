/** Recorded runs to look at, and prompts to run. It names the recorded run that is shown. */
import { EXAMPLES } from '#core/tasks/examples.ts';
import { sameConfig } from '#core/trace/run-config.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { strings } from '../strings.ts';
import styles from './controls.module.css';

const words = strings.controls;
const LENGTH = 56;
const shortened = (prompt: string): string => (prompt.length > LENGTH ? `${prompt.slice(0, LENGTH - 2)} …` : prompt);

interface Props {
  readonly recorded: readonly RecordedRun[];
  readonly onRecorded: (run: RecordedRun) => void;
}

export function ExamplePicker({ recorded, onRecorded }: Props) {
  const store = useSessionStore();
  const shown = useSession(({ log, source }) => (log && source === 'recorded' ? recorded.findIndex(({ config }) => sameConfig(config, log.header.config)) : -1));
  const choose = (value: string): void => {
    const [kind, index] = [value.charAt(0), Number(value.slice(1))];
    const run = kind === 'r' ? recorded[index] : undefined;
    const example = kind === 'p' ? EXAMPLES[index] : undefined;
    if (run) onRecorded(run);
    if (example) store.getState().set({ config: { ...store.getState().config, prompt: example.prompt } });
  };
  return (
    <label className={styles.examples}>
      <span className="visually-hidden">{words.examples}</span>
      <select value={shown < 0 ? '' : `r${shown}`} onChange={(event) => choose(event.target.value)}>
        <option value="" disabled hidden>{words.examples}</option>
        {recorded.length > 0 && <optgroup label={words.recorded}>{recorded.map(({ file, title }, i) => <option key={file} value={`r${i}`}>{title}</option>)}</optgroup>}
        <optgroup label={words.prompts}>{EXAMPLES.map(({ prompt }, i) => <option key={prompt} value={`p${i}`}>{shortened(prompt)}</option>)}</optgroup>
      </select>
    </label>
  );
}
