/** "Save picture": the chart beside it, as SVG or PNG. */
import { useState, type RefObject } from 'react';
import { download } from '#ui/download.ts';
import { chartStrings as words } from './chart-strings.ts';
import { chartPicture, type PictureKind } from './save-chart.ts';
import styles from './save-picture.module.css';

const KINDS: readonly PictureKind[] = ['svg', 'png'];

interface Props {
  /** Holds the <svg>. */
  readonly chart: RefObject<HTMLElement | null>;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
}

export function SavePicture({ chart, name, title }: Props) {
  const [failed, setFailed] = useState(false);
  const save = async (kind: PictureKind): Promise<void> => {
    const svg = chart.current?.querySelector('svg');
    if (!svg) return;
    try {
      download(`${name}.${kind}`, await chartPicture(svg, kind));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <p className={styles.save}>
      <span aria-hidden="true">{words.save}</span>
      {KINDS.map((kind) => (
        <button key={kind} type="button" aria-label={words.as(kind.toUpperCase(), title)} onClick={() => void save(kind)}>{kind.toUpperCase()}</button>
      ))}
      <span role="status">{failed && words.failed}</span>
    </p>
  );
}
