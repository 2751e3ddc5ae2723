/** Under the title: whose training this is, and what was trained. Live, recorded and simulated are never mixed up. */
import type { TrainingRun } from '#core/training/training-run.ts';
import { parameters } from '#ui/number-format.ts';
import type { TrainingSource } from './session/training-session.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

const words = trainingStrings.facts;

export function FactsLine({ run: { header }, source, title }: { readonly run: TrainingRun; readonly source: TrainingSource; readonly title: string | undefined }) {
  const { config, target, engine, simulated, adapter, recordedAt } = header;
  const origin = simulated ? words.simulated : source === 'live' ? words.live : words.recorded(engine);
  return (
    <ul className={styles.facts} data-testid="facts">
      <li data-live={(source === 'live' && !simulated) || undefined} className={styles.origin}>{origin}</li>
      {title !== undefined && <li><strong>{title}</strong></li>}
      <li>{words.what(config)}</li>
      <li>{words.parameters(parameters(header.parameters), parameters(target.parameters))}</li>
      {!simulated && <li>{words.adapter(adapter)}</li>}
      {recordedAt !== null && !simulated && <li>{recordedAt.slice(0, 10)}</li>}
    </ul>
  );
}
