/** The grid as a picture: across how much the agent thinks of, up how much of the rest it asks about; the fuller, the higher the measure, in steps of ten. For eyes and pointers: sliders and table say the same. */
import type { PolicyCell } from '#core/pibench/policy/policy-map.ts';
import { XAxis, YAxis } from '#ui/charts/axes.tsx';
import { linear } from '#ui/charts/scale.ts';
import { policyStrings as words } from './policy-strings.ts';
import styles from './policy.module.css';

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const percent = (tick: number): string => `${100 * tick}`;
/** Bands, whose edges are lines of equal measure. */
export const bandOf = (value: number): number => Math.round(10 * value) / 10;

interface Props {
  /** Of one memory. */
  readonly cells: readonly PolicyCell[];
  readonly measure: 'proc' | 'comp';
  readonly steps: number;
  readonly width: number;
  readonly at: PolicyCell | undefined;
  /** null: the pointer left. */
  readonly onOver: (cell: PolicyCell | null) => void;
  readonly onPlace: (cell: PolicyCell) => void;
}

export function PolicyHeat({ cells, measure, steps, width, at, onOver, onPlace }: Props) {
  const side = Math.min(360, width - 42);
  const cell = side / (steps + 1);
  const frame = { left: 34, right: 34 + side, top: 22, bottom: 22 + side };
  const x = linear([0, 1], [frame.left + cell / 2, frame.right - cell / 2]);
  const y = linear([0, 1], [frame.bottom - cell / 2, frame.top + cell / 2]);
  return (
    <svg className={styles.heat} width={frame.right + 8} height={frame.bottom + 38} aria-hidden="true" onPointerLeave={() => onOver(null)}>
      <rect className={styles.ground} x={frame.left} y={frame.top} width={side} height={side} />
      {cells.map((one) => (
        <rect
          key={`${one.does} ${one.asks}`} className={styles.cell} x={x(one.does) - cell / 2} y={y(one.asks) - cell / 2} width={cell} height={cell} fillOpacity={bandOf(one[measure])}
          onPointerEnter={() => onOver(one)} onClick={() => onPlace(one)}
        />
      ))}
      {at && [styles.around, styles.at].map((look) => <rect key={look} className={look} x={x(at.does) - cell / 2} y={y(at.asks) - cell / 2} width={cell} height={cell} rx="2" />)}
      <YAxis frame={{ ...frame, right: frame.left }} scale={y} ticks={TICKS} format={percent} />
      <XAxis frame={frame} scale={x} ticks={TICKS} format={percent} name={words.axes.does} />
      <text className={styles.axisName} x={0} y={11}>{words.axes.asks}</text>
    </svg>
  );
}
