/** The lines and numbers that a plot stands on. Decorative for those who do not see it: the table says it all. */
import type { Scale } from './scale.ts';
import styles from './charts.module.css';

/** Where a plot lies within its drawing. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  readonly frame: Frame;
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
}

export function XAxis({ frame, scale, ticks, format, name }: Props & { readonly name?: string }) {
  return (
    <g className={styles.axis} aria-hidden="true" data-axis>
      <line x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      {ticks.map((tick) => <text key={tick} x={scale(tick)} y={frame.bottom + 14} textAnchor="middle">{format(tick)}</text>)}
      {name !== undefined && <text x={frame.right} y={frame.bottom + 28} textAnchor="end">{name}</text>}
    </g>
  );
}

/** Its lines run across the plot. */
export function YAxis({ frame, scale, ticks, format }: Props) {
  return (
    <g className={styles.axis} aria-hidden="true" data-axis>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={frame.left} x2={frame.right} y1={scale(tick)} y2={scale(tick)} />
          <text x={frame.left - 6} y={scale(tick) + 4} textAnchor="end">{format(tick)}</text>
        </g>
      ))}
    </g>
  );
}

export const pathOf = (points: readonly (readonly [number, number])[]): string => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
