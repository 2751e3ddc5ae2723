/** One of a few, as real radio buttons in a row. */
import { useId } from 'react';
import styles from './segmented.module.css';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
}

export function Segmented<T extends string>({ label, value, segments, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input type="radio" name={name} className="visually-hidden" checked={segment.value === value} onChange={() => onChange(segment.value)} />
          <span>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
