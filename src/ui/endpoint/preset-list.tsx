/** Servers that people run themselves, as buttons; of the one whose address stands in the form, how to start it for this page. */
import { PRESETS } from '#endpoint/presets.ts';
import { Button } from '#ui/controls/button.tsx';
import { endpointStrings as words } from './endpoint-strings.ts';
import styles from './endpoint.module.css';

interface Props {
  readonly base: string;
  /** Of this page: https://host. */
  readonly origin: string;
  readonly onBase: (base: string) => void;
}

export function PresetList({ base, origin, onBase }: Props) {
  const chosen = PRESETS.find((preset) => preset.base === base.trim());
  return (
    <section className={styles.part} aria-label={words.presets}>
      <h3>{words.presets}</h3>
      <div className={styles.presets}>
        {PRESETS.map((preset) => <Button key={preset.id} aria-pressed={preset === chosen} onClick={() => onBase(preset.base)}>{preset.name}</Button>)}
      </div>
      <div className={styles.start} aria-live="polite">
        {chosen === undefined ? <p>{words.presetsHint}</p> : <>
          <p>{words.start(chosen.name)}</p>
          <code>{chosen.cors(origin)}</code>
          <p>{chosen.open ? words.open : words.restart}</p>
        </>}
      </div>
    </section>
  );
}
