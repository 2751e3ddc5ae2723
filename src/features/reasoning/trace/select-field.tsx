/** One of a few, as a field of a form. */
import { useId } from 'react';
import styles from './trace.module.css';

interface Props<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly name: (value: Value) => string;
  readonly onValue: (value: Value) => void;
}

export function SelectField<Value extends string | number>({ label, value, values, name, onValue }: Props<Value>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(values.find((one) => String(one) === event.target.value)!)}>{values.map((one) => <option key={one} value={one}>{name(one)}</option>)}</select>
    </div>
  );
}
