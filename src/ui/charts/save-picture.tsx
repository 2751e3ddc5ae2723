/** "Save picture": the chart beside it, or what is drawn for the file alone, as SVG or PNG. */
import { useState, type RefObject } from 'react';
import { download } from '#ui/download.ts';
import { chartStrings as words } from './chart-strings.ts';
import { chartPicture, PICTURE_KINDS, type PictureKind } from './save-chart.ts';
import styles from './save-picture.module.css';

interface Props {
  /** Holds the <svg>; or draws it. */
  readonly chart: RefObject<HTMLElement | null> | ((kind: PictureKind) => Promise<Blob>);
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
}

export function SavePicture({ chart, name, title }: Props) {
  const [failed, setFailed] = useState(false);
  const save = async (kind: PictureKind): Promise<void> => {
    try {
      download(`${name}.${kind}`, await (typeof chart === 'function' ? chart(kind) : chartPicture(chart.current!.querySelector('svg')!, kind)));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <p className={styles.save}>
      <span aria-hidden="true">{words.save}</span>
      {PICTURE_KINDS.map((kind) => (
        <button key={kind} type="button" aria-label={words.as(kind.toUpperCase(), title)} onClick={() => void save(kind)}>{kind.toUpperCase()}</button>
      ))}
      <span role="status">{failed && words.failed}</span>
    </p>
  );
}
