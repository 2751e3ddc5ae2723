/** "Save picture": the chart beside it, as SVG or PNG. Any chart that is an <svg> can have it. */
import { useState, type RefObject } from 'react';
import { download } from '#ui/download.ts';
import { chartPicture, type PictureKind } from './save-chart.ts';
import styles from './save-picture.module.css';

const KINDS: readonly PictureKind[] = ['svg', 'png'];

interface Words {
  readonly save: string;
  /** The whole name of one of the two buttons. */
  readonly as: (kind: string) => string;
  readonly failed: string;
}

interface Props {
  readonly chart: RefObject<SVGSVGElement | null>;
  /** Without its ending. */
  readonly name: string;
  readonly words: Words;
}

export function SavePicture({ chart, name, words }: Props) {
  const [failed, setFailed] = useState(false);
  const save = async (kind: PictureKind): Promise<void> => {
    if (!chart.current) return;
    try {
      download(`${name}.${kind}`, await chartPicture(chart.current, kind));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <p className={styles.save}>
      <span aria-hidden="true">{words.save}</span>
      {KINDS.map((kind) => (
        <button key={kind} type="button" aria-label={words.as(kind.toUpperCase())} onClick={() => void save(kind)}>{kind.toUpperCase()}</button>
      ))}
      <span role="status">{failed && words.failed}</span>
    </p>
  );
}
