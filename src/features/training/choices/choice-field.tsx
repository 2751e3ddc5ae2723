/** One of several words, in a list that opens. */
import { useId } from 'react';
import styles from './choices.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly names: Readonly<Record<Value, string>>;
  /** What comes of it. */
  readonly said?: string;
  readonly onValue: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ label, value, names, said, onValue }: Props<Value>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} aria-describedby={said === undefined ? undefined : `${id}-said`} onChange={(event) => onValue(event.target.value as Value)}>
        {(Object.keys(names) as Value[]).map((name) => <option key={name} value={name}>{names[name]}</option>)}
      </select>
      {said !== undefined && <small id={`${id}-said`} role="status">{said}</small>}
    </div>
  );
}
