/** The key: typed unseen, held by the page and never drawn again. */
import { useId, useState } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { endpointStrings as words } from './endpoint-strings.ts';
import styles from './endpoint.module.css';

export interface KeyProps {
  readonly held: boolean;
  readonly remembers: boolean;
  /** This tab's storage is closed to the page. */
  readonly cannotRemember: boolean;
  /** Empty: forget it. */
  readonly onKey: (typed: string) => void;
  readonly onRemember: (yes: boolean) => void;
}

export function KeyField({ held, remembers, cannotRemember, onKey, onRemember }: KeyProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const type = (text: string): void => {
    setTyped(text);
    setForgotten(false);
    onKey(text);
  };
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>{words.key}</label>
        <input id={id} type="password" autoComplete="off" autoCapitalize="off" spellCheck={false} value={typed} placeholder={held ? words.keyKept : undefined} aria-describedby={`${id}-said`} onChange={(event) => type(event.target.value)} />
        <small id={`${id}-said`} role="status">{forgotten ? words.keyForgotten : held && typed === '' ? words.keyHeld : words.keyHint}</small>
        {held && <Button kind="quiet" onClick={() => { type(''); setForgotten(true); }}>{words.keyForget}</Button>}
      </div>
      <div className={styles.check}>
        <input id={`${id}-keep`} type="checkbox" checked={remembers} aria-describedby={`${id}-kept`} onChange={(event) => onRemember(event.target.checked)} />
        <label htmlFor={`${id}-keep`}>{words.remember}</label>
        <small id={`${id}-kept`} role="status">{cannotRemember ? words.rememberFailed : words.rememberHint}</small>
      </div>
    </>
  );
}
