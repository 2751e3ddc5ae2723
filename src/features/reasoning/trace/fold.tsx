/** What is chosen, in one line that unfolds to the fields for it: only where there is little room. Elsewhere the fields stand open, and the line is not there. */
import { useId, useState, type ReactNode } from 'react';
import { Glyph } from '#ui/glyph.tsx';
import styles from './fold.module.css';

interface Props {
  /** The choice in words. */
  readonly summary: string;
  /** Whether it is open until somebody says otherwise. */
  readonly usually?: boolean;
  readonly children: ReactNode;
}

export function Fold({ summary, usually = false, children }: Props) {
  const id = useId();
  const [said, setSaid] = useState<boolean | null>(null);
  const open = said ?? usually;
  return (
    <div className={styles.fold} data-open={open || undefined}>
      <button type="button" className={styles.summary} aria-expanded={open} aria-controls={id} onClick={() => setSaid(!open)}><span>{summary}</span><Glyph name={open ? 'up' : 'down'} size={14} /></button>
      <div id={id} className={styles.fields}>{children}</div>
    </div>
  );
}
