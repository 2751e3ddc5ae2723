/** One part of the experiment: its finding as a heading, what qualifies it, and the figures. What was not measured is one line. */
import { useId, type ReactNode } from 'react';
import { experimentStrings as words } from './experiment-strings.ts';
import styles from './experiment.module.css';

type Name = 'claims' | 'best' | 'policy' | 'judge' | 'rivals' | 'scores' | 'learning';

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
      {children}
    </section>
  );
}

export function PendingPart({ name }: { readonly name: Exclude<Name, 'claims'> }) {
  return (
    <section className={styles.pending} data-part={name} data-state="pending">
      <h2>{words.pending}</h2>
      <p>{words[name].pending}</p>
    </section>
  );
}
