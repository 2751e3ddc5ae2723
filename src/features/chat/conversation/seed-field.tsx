/** The seed. While it is typed it may be anything; it is settled when it is left, or by Enter, and says what it changed. */
import { useId, useState } from 'react';
import { chatStrings } from '../chat-strings.ts';
import { settledNumber } from '../session/chat-settings.ts';
import styles from './settings.module.css';

const words = chatStrings.how;
const MOST_SHOWN = 20;

export function SeedField({ seed, onSeed }: { readonly seed: number; readonly onSeed: (seed: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const leave = (): void => {
    if (typed === null) return;
    const settled = settledNumber('seed', typed);
    setTyped(null);
    if (settled === null) setSaid(words.seedKept(seed));
    else {
      setSaid(`${settled}` === typed.trim() ? '' : words.seedUsed(typed.slice(0, MOST_SHOWN), settled));
      onSeed(settled);
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.seed}</label>
      <input
        id={id} type="text" inputMode="numeric" autoComplete="off" value={typed ?? `${seed}`} aria-describedby={`${id}-said`}
        onChange={(event) => setTyped(event.target.value)} onBlur={leave}
        onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); leave(); } }}
      />
      <small id={`${id}-said`} role="status">{said}</small>
    </div>
  );
}
