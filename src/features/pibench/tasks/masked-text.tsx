/** A text in which logins are covered until they are asked for: made up or not, nobody needs to see them on a wall. */
import { useMemo, useState } from 'react';
import { loginSpans, MASK } from '#core/pibench/exchange/mask-logins.ts';
import { Button } from '#ui/controls/button.tsx';
import { tasksStrings } from './tasks-strings.ts';
import styles from './tasks.module.css';

const words = tasksStrings.task;

export function MaskedText({ text }: { readonly text: string }) {
  const secrets = useMemo(() => loginSpans(text), [text]);
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
