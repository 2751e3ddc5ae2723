/** All trainings that this browser keeps, each with what can be made of it. The latest stand there; the others unfold. */
import { useState } from 'react';
import type { KeptTraining } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { decimal, tenth } from '#ui/number-format.ts';
import type { TrainingDesk } from '../commands/training-commands.ts';
import { trainingStrings } from '../training-strings.ts';
import styles from './kept.module.css';

const words = trainingStrings.kept;
const SHOWN = 2;

export function KeptList({ desk }: { readonly desk: TrainingDesk }) {
  const { kept } = desk.session;
  const [said, setSaid] = useState('');
  // what became of the last one is still said
  if (kept.length === 0 && said === '') return null;
  const item = (training: KeptTraining) => <KeptItem key={training.name} training={training} desk={desk} onSaid={setSaid} />;
  const rest = kept.slice(SHOWN);
  return (
    <section className={styles.kept} aria-label={words.heading} data-testid="kept">
      <h2>{words.heading}</h2>
      {kept.length > 0 && <ul>{kept.slice(0, SHOWN).map(item)}</ul>}
      {rest.length > 0 && <details><summary>{words.more(rest.length)}</summary><ul>{rest.map(item)}</ul></details>}
      <p role="status" className={styles.said}>{said}</p>
    </section>
  );
}

interface ItemProps {
  readonly training: KeptTraining;
  readonly desk: TrainingDesk;
  readonly onSaid: (said: string) => void;
}

function KeptItem({ training, desk: { session, gpu, goOn, speculate, kept }, onSaid }: ItemProps) {
  const [sure, setSure] = useState(false);
  const idle = session.phase.kind === 'idle';
  const { name, drafter, bytes } = training;
  const size = words.size(tenth(bytes / 1e6));
  const forget = (
    <Button kind="quiet" disabled={!idle} onBlur={() => setSure(false)} onClick={() => { if (sure) void kept.forget(training).then(onSaid); else setSure(true); }}>{sure ? words.sure : words.forget}</Button>
  );
  if (!drafter) return <li><p>{words.damaged(name)}</p>{bytes > 0 && <p className={styles.quiet}>{size}</p>}<div className={styles.small}>{forget}</div></li>;
  const { config, step, measured, weights } = drafter;
  const unfinished = step < config.steps;
  return (
    <li data-weights={weights}>
      <p><strong>{words.what(config)}</strong>, {words.step(step, config.steps)}</p>
      <p className={styles.quiet}>{measured ? words.measured(decimal(measured.acceptanceLength), measured.step === step ? null : measured.step) : words.notMeasured} · {words.began(config.start, config.seed)} · {size}</p>
      <div className={styles.actions}>
        <Button onClick={() => speculate(weights)}>{words.speculate}</Button>
        {unfinished && <Button disabled={!idle || !gpu} onClick={() => goOn(training)}>{words.goOn(step)}</Button>}
      </div>
      <div className={styles.small}>
        <Button kind="quiet" onClick={() => void kept.save(training).then(onSaid)}>{words.save}</Button>
        {forget}
      </div>
    </li>
  );
}
