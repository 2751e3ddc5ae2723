/** A slider through a run, filled up to where it is. */
import type { ComponentProps, CSSProperties } from 'react';
import styles from './scrubber.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'min' | 'step' | 'style' | 'className' | 'onChange'> {
  readonly max: number;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

export function Scrubber({ max, value, onMove, ...rest }: Props) {
  return (
    <input
      {...rest} className={styles.scrubber} type="range" min={0} max={Math.max(1, max)} step={1} value={value}
      style={{ '--done': `${max === 0 ? 0 : (100 * value) / max}%` } as CSSProperties}
      onChange={(event) => onMove(event.target.valueAsNumber)}
    />
  );
}
