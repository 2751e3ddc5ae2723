/** A chart in its frame: a title, a line that says what is drawn, the drawing at the width there is, and the same as a table. */
import { useRef, type ReactNode } from 'react';
import { useWidth } from './use-width.ts';
import styles from './charts.module.css';

/** Below this there is no layout yet, and nothing to be seen in any case. */
const NARROWEST = 120;

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  /** Stands under the drawing. */
  readonly legend?: ReactNode;
  readonly children: (width: number) => ReactNode;
  readonly table?: ReactNode;
}

export function Chart({ title, note, legend, children, table }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  return (
    <figure className={styles.chart}>
      <h3 className={styles.title}>{title}</h3>
      {note !== undefined && <div className={styles.note}>{note}</div>}
      <div ref={plot} className={styles.plot}>{width >= NARROWEST && children(width)}</div>
      {legend !== undefined && <div className={styles.note}>{legend}</div>}
      {table}
    </figure>
  );
}
