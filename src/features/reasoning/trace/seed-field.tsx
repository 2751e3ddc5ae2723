/** A seed: while it is typed it may be anything; it is settled when it is left, or by Enter. */
import { useId, useState } from 'react';
import { reasoningStrings } from '../reasoning-strings.ts';
import styles from './trace.module.css';

const words = reasoningStrings.form;

interface Props {
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  readonly disabled?: boolean;
}

export function SeedField({ seed, onSeed, disabled = false }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const leave = (): void => {
    if (typed === null) return;
    const fits = /^\d{1,6}$/.test(typed.trim());
    if (fits) onSeed(Number(typed));
    setSaid(fits ? '' : words.seedKept(`${seed}`));
    setTyped(null);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.seed}</label>
      <input id={id} className={styles.seed} inputMode="numeric" autoComplete="off" disabled={disabled} value={typed ?? `${seed}`} aria-describedby={`${id}-said`} onChange={(event) => setTyped(event.target.value)} onBlur={leave} onKeyDown={(event) => { if (event.key === 'Enter') leave(); }} />
      <small id={`${id}-said`} role="status">{said}</small>
    </div>
  );
}
