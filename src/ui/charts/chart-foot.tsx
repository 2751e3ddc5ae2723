/** Below a chart: the same as a table, and as a file. On one line, until the table opens below both. */
import type { ReactNode, RefObject } from 'react';
import { SavePicture } from './save-picture.tsx';
import styles from './charts.module.css';

interface Props {
  /** Holds the <svg>. */
  readonly chart: RefObject<HTMLElement | null>;
  readonly title: string;
  /** Without its ending. */
  readonly file: string;
  readonly table: ReactNode;
}

export function ChartFoot({ chart, title, file, table }: Props) {
  return (
    <div className={styles.foot}>
      {table}
      <SavePicture chart={chart} name={file} title={title} />
    </div>
  );
}
