/** The thought as JSON, and its map with the steps written beside it as a picture, drawn for the file alone. */
import { useState } from 'react';
import { drawnPicture } from '#ui/charts/drawn-picture.ts';
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
  const [said, setSaid] = useState('');
  const savePicture = async (): Promise<void> => {
    setSaid('');
    try {
      download('slipstream-thought.svg', await drawnPicture((onDrawn) => <ThoughtPicture thought={thought} view={view} onDrawn={onDrawn} />, 'svg'));
    } catch {
      setSaid(words.failed);
    }
  };
  return (
    <div className={styles.save}>
      <span aria-hidden="true">{words.label}</span>
      <Button kind="quiet" aria-label={words.jsonName} onClick={() => download('slipstream-thought.json', new Blob([thoughtFile(problem, thought)], { type: 'application/json' }))}>{words.json}</Button>
      <Button kind="quiet" aria-label={words.svgName} onClick={() => void savePicture()}>{words.svg}</Button>
      <span role="status">{said}</span>
    </div>
  );
}
