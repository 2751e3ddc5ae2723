/** A chart in its frame: a title, a line that says what is drawn, the drawing at the width there is, and the same as a table and as a file. */
import { useRef, type ReactNode } from 'react';
import { ChartFoot } from './chart-foot.tsx';
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
  /** As numbers, and the name of the file that it can be saved as; absent where there is nothing to draw yet. */
  readonly as?: { readonly table: ReactNode; readonly file: string };
}

export function Chart({ title, note, legend, children, as }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  return (
    <figure className={styles.chart}>
      <h3 className={styles.title}>{title}</h3>
      {note !== undefined && <div className={styles.note}>{note}</div>}
      <div ref={plot} className={styles.plot}>{width >= NARROWEST && children(width)}</div>
      {legend !== undefined && <div className={styles.note}>{legend}</div>}
      {as && <ChartFoot chart={plot} title={title} {...as} />}
    </figure>
  );
}
