/** A number of the form. While it is typed it may be anything; it is settled when it is left, or by Enter, and says what it changed. */
import { useId, useState } from 'react';
import { DEFAULT_TRAINING, settleTraining, type TRAINING_RANGES } from '#core/training/training-config.ts';
import { trainingStrings } from '../training-strings.ts';
import styles from './choices.module.css';

const words = trainingStrings.form;

type NumberKey = keyof typeof TRAINING_RANGES;

interface Props {
  readonly label: string;
  readonly of: NumberKey;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function settle(of: NumberKey, text: string): { readonly value: number; readonly same: boolean } | null {
  if (text.trim() === '' || Number.isNaN(Number(text))) return null;
  const { config, settled } = settleTraining({ ...DEFAULT_TRAINING, [of]: Number(text) });
  return { value: config[of], same: settled.length === 0 };
}

export function NumberField({ label, of, value, onValue }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    const settled = settle(of, text);
    if (!settled?.same) return;
    setSaid(null);
    onValue(settled.value);
  };
  const leave = (): void => {
    if (typed === null) return;
    const settled = settle(of, typed);
    setSaid(settled ? (settled.same ? null : words.settled(label, typed, `${settled.value}`)) : words.kept(label, `${value}`));
    if (settled) onValue(settled.value);
    setTyped(null);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id} type="text" inputMode="decimal" autoComplete="off" value={typed ?? `${value}`} aria-describedby={`${id}-said`}
        onChange={(event) => type(event.target.value)} onBlur={leave} onKeyDown={(event) => { if (event.key === 'Enter') leave(); }}
      />
      <small id={`${id}-said`} role="status">{said}</small>
    </div>
  );
}
