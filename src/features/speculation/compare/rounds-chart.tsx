/** Rounds needed by tokens written, a staircase for each run: the flatter one is the faster. One token a round is plain decoding. */
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

type Steps = readonly (readonly [number, number])[];

const HEIGHT = 190;
/** About what a letter of a name takes. */
const LETTER = 6.6;
const [LEFT, TOP, BOTTOM] = [26, 10, 24];
/** Room for the runs' names. */
const RIGHT = Math.max(82, 12 + LETTER * Math.max(...Object.values(words.columns).map((name) => name.length)));

interface Props {
  readonly first: Steps;
  readonly second: Steps;
  readonly position: number;
}

/** Rounds that the first n tokens took; of a shorter run: all of its rounds. */
const at = (steps: Steps, n: number): number => steps[Math.min(n, steps.length) - 1]?.[1] ?? 0;
const last = (steps: Steps): number => at(steps, steps.length);

function Drawing({ first, second, position, width }: Props & { readonly width: number }) {
  const tokens = Math.max(first.length, second.length, 1);
  const rounds = Math.max(last(first), last(second), 1);
  const x = (n: number): number => LEFT + ((width - LEFT - RIGHT) * n) / tokens;
  const y = (r: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * r) / rounds;
  const path = (steps: Steps): string => steps.reduce((d, [n, r]) => `${d}V${y(r).toFixed(1)}H${x(n).toFixed(1)}`, `M${x(0)} ${y(0)}`);
  const ends = [[first, 'first'], [second, 'second']] as const;
  // Two ends at one height would be written over one another.
  const gap = y(last(first)) - y(last(second));
  const apart = Math.abs(gap) < 15 ? (gap >= 0 ? 1 : -1) * (15 - Math.abs(gap)) / 2 : 0;
  const diagonal = Math.min(tokens, rounds);
  return (
    <svg width={width} height={HEIGHT} className={styles.chart} role="img" aria-label={`${words.chart}. ${words.chartSaid(position, at(first, position), at(second, position))}`}>
      <path className={styles.axis} d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${width - RIGHT}`} />
      <path className={styles.plain} d={`M${x(0)} ${y(0)}L${x(diagonal)} ${y(diagonal)}`} />
      <line className={styles.here} x1={x(position)} x2={x(position)} y1={TOP} y2={HEIGHT - BOTTOM} />
      {ends.map(([steps, name]) => <path key={name} className={styles.steps} data-run={name} d={path(steps)} />)}
      {ends.map(([steps, name]) => steps.length > 0 && (
        <text key={name} className={styles.name} data-run={name} x={x(steps.length) + 7} y={y(last(steps)) + (name === 'first' ? apart : -apart)}>{words.columns[name]}</text>
      ))}
      <g data-axis>
        <text className={styles.tick} x={LEFT - 6} y={y(rounds)} textAnchor="end">{rounds}</text>
        <text className={styles.tick} x={LEFT - 6} y={y(0)} textAnchor="end">0</text>
        <text className={styles.tick} x={x(tokens)} y={HEIGHT - BOTTOM + 14} textAnchor="end">{tokens} {words.tokens}</text>
      </g>
      <text className={styles.tick} x={Math.max(x(diagonal / 2) - 8, LEFT + LETTER * words.plain.length)} y={y(diagonal / 2) - 6} textAnchor="end">{words.plain}</text>
    </svg>
  );
}

export function RoundsChart({ first, second, position }: Props) {
  const tokens = Math.max(first.length, second.length, 1);
  const cell = (steps: Steps, n: number): string => (n <= steps.length ? `${at(steps, n)}` : words.gone);
  const table = (
    <TableDisclosure
      caption={words.chart}
      columns={[words.tokens, words.columns.first, words.columns.second]}
      rows={Array.from({ length: tokens }, (_, i) => i + 1).map((n) => ({ key: n, cells: [`${n}`, cell(first, n), cell(second, n)] }))}
    />
  );
  return (
    <div className={styles.figure}>
      <Chart title={words.chart} as={{ table, file: 'slipstream-rounds' }}>{(width) => <Drawing first={first} second={second} position={position} width={width} />}</Chart>
    </div>
  );
}
