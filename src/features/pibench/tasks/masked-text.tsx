/** A text in which logins are covered until they are asked for: made up or not, nobody needs to see them on a wall. */
import { useState } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { tasksStrings } from './tasks-strings.ts';
import styles from './tasks.module.css';

const words = tasksStrings.task;
const MASK = '••••••';

/** Half-open span of characters. */
export interface Secret {
  readonly start: number;
  readonly end: number;
}

interface Props {
  readonly text: string;
  /** In order, apart from one another. */
  readonly secrets: readonly Secret[];
}

export function MaskedText({ text, secrets }: Props) {
  const [shown, setShown] = useState(false);
  if (secrets.length === 0) return <p className={styles.opening}>{text}</p>;
  return (
    <>
      <p className={styles.opening}>
        {secrets.map(({ start, end }, i) => (
          <span key={start}>
            {text.slice(secrets[i - 1]?.end ?? 0, start)}
            {shown ? <span className={styles.secret}>{text.slice(start, end)}</span> : <span className={styles.secret} title={words.secret}><span aria-hidden="true">{MASK}</span><span className="visually-hidden">{words.secret}</span></span>}
          </span>
        ))}
        {text.slice(secrets.at(-1)!.end)}
      </p>
      <Button kind="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? words.cover : words.reveal}</Button>
    </>
  );
}
