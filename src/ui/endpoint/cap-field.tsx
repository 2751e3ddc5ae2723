/** A limit as a number. While it is typed it may be anything; it is settled when it is left, or by Enter, and says what it changed. */
import { useId, useState } from 'react';
import { settledCap, type Cap } from './endpoint-draft.ts';
import { endpointStrings as words } from './endpoint-strings.ts';
import styles from './endpoint.module.css';

const MOST_SHOWN = 20;

export function CapField({ cap, value, onValue }: { readonly cap: Cap; readonly value: number; readonly onValue: (value: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const leave = (): void => {
    if (typed === null) return;
    const settled = settledCap(cap, typed);
    setTyped(null);
    if (settled === null) setSaid(words.capKept(value));
    else {
      setSaid(settled === Math.round(Number(typed.replace(/[\s,_]/g, ''))) ? '' : words.capUsed(typed.slice(0, MOST_SHOWN), settled));
      onValue(settled);
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.caps[cap]}</label>
      <input
        id={id} type="text" inputMode="numeric" autoComplete="off" value={typed ?? words.capShown(value)} aria-describedby={`${id}-hint ${id}-said`}
        onChange={(event) => setTyped(event.target.value)} onBlur={leave}
        onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); leave(); } }}
      />
      <small id={`${id}-hint`}>{words.capHints[cap]}</small>
      <small id={`${id}-said`} role="status" className={styles.wrong}>{said}</small>
    </div>
  );
}
