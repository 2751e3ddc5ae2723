/** One of a few values, by name. */
import { useId } from 'react';
import styles from './trace.module.css';

interface Props<Value> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly name: (value: Value) => string;
  readonly onValue: (value: Value) => void;
  readonly disabled?: boolean;
}

export function ChoiceField<Value extends string | number>({ label, value, values, name, onValue, disabled = false }: Props<Value>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => onValue(values.find((one) => String(one) === event.target.value)!)}>{values.map((one) => <option key={one} value={one}>{name(one)}</option>)}</select>
    </div>
  );
}
