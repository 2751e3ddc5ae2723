/** The thought as JSON, and its map with the steps written beside it as a picture, drawn for the file alone. */
import { useRef, useState } from 'react';
import { chartPicture } from '#ui/charts/save-chart.ts';
import { Button } from '#ui/controls/button.tsx';
import { download } from '#ui/download.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { View } from '../session/reasoning-session.ts';
import type { ShownThought } from '../shown-thought.ts';
import { ThoughtPicture } from './thought-picture.tsx';
import { thoughtFile } from './thought-file.ts';
import styles from './trace.module.css';

const words = reasoningStrings.save;

interface Props {
  readonly thought: ShownThought;
  readonly problem: string | null;
  readonly view: View;
}

export function SaveThought({ thought, problem, view }: Props) {
  const [drawing, setDrawing] = useState(false);
  const [said, setSaid] = useState('');
  const asked = useRef(false);
  const save = (svg: SVGSVGElement | null): void => {
    if (!svg || asked.current) return;
    asked.current = true;
    chartPicture(svg, 'svg').then((picture) => download('slipstream-thought.svg', picture), () => setSaid(words.failed)).finally(() => { asked.current = false; setDrawing(false); });
  };
  return (
    <div className={styles.save}>
      <span aria-hidden="true">{words.label}</span>
      <Button kind="quiet" aria-label={words.jsonName} onClick={() => download('slipstream-thought.json', new Blob([thoughtFile(problem, thought)], { type: 'application/json' }))}>{words.json}</Button>
      <Button kind="quiet" aria-label={words.svgName} onClick={() => { setSaid(''); setDrawing(true); }}>{words.svg}</Button>
      <span role="status">{said}</span>
      {drawing && <div className={styles.unseen} aria-hidden="true"><ThoughtPicture thought={thought} view={view} onDrawn={save} /></div>}
    </div>
  );
}
