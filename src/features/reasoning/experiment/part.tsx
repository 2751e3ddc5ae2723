/** One part of the experiment: its finding as a heading, what qualifies it, and the figures. What was not measured is one line at the end. */
import { useId, type ReactNode } from 'react';
import { experimentStrings as words } from './experiment-strings.ts';
import styles from './experiment.module.css';

type Name = 'claims' | 'best' | 'policy' | 'larger' | 'judge' | 'rivals' | 'scores' | 'learning';

interface Props {
  readonly name: Name;
  readonly heading: string;
  readonly said?: readonly string[];
  readonly children: ReactNode;
}

export function Part({ name, heading, said = [], children }: Props) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id} data-part={name}>
      <div className={styles.finding}>
        <h2 id={id} data-figure={`finding-${name}`}>{heading}</h2>
        {said.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
      <div className={styles.figures}>{children}</div>
    </section>
  );
}

/** What no run has filled, in one list behind what there is. */
export function PendingParts({ names }: { readonly names: readonly Exclude<Name, 'claims' | 'larger'>[] }) {
  const id = useId();
  return (
    <section className={styles.pending} aria-labelledby={id} data-testid="pending">
      <h2 id={id}>{words.pending}</h2>
      <ul>{names.map((name) => <li key={name} data-pending={name}>{words[name].pending}</li>)}</ul>
    </section>
  );
}
