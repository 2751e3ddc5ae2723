/** Rounds needed by tokens written, a staircase for each run: the flatter, the fewer. One token a round is plain decoding. */
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

type Steps = readonly (readonly [number, number])[];

export interface Staircase {
  readonly name: string;
  readonly steps: Steps;
}

const HEIGHT = 190;
/** About what a letter of a name takes. */
const LETTER = 6.6;
const [LEFT, TOP, BOTTOM] = [26, 10, 24];
/** Names closer than this would be written over one another. */
const LINE = 15;

interface Props {
  /** The run on the page first. */
  readonly runs: readonly Staircase[];
  readonly position: number;
}

/** Rounds that the first n tokens took; of a shorter run: all of its rounds. */
const at = (steps: Steps, n: number): number => steps[Math.min(n, steps.length) - 1]?.[1] ?? 0;
const last = (steps: Steps): number => at(steps, steps.length);

/** Heights moved apart, in their order, around where they would stand. */
function apart(heights: readonly number[], [top, bottom]: readonly [number, number]): readonly number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || b - a);
  const placed = [...heights];
  order.forEach((i, k) => { placed[i] = Math.max(heights[i]!, k === 0 ? top : placed[order[k - 1]!]! + LINE); });
  const over = Math.max(0, placed[order.at(-1)!]! - bottom);
  [...order].reverse().forEach((i, k, all) => { placed[i] = Math.min(placed[i]! - (k === 0 ? over : 0), k === 0 ? Infinity : placed[all[k - 1]!]! - LINE); });
  return placed;
}

function Drawing({ runs, position, width }: Props & { readonly width: number }) {
  const tokens = Math.max(1, ...runs.map(({ steps }) => steps.length));
  const rounds = Math.max(1, ...runs.map(({ steps }) => last(steps)));
  const right = Math.max(82, 12 + LETTER * Math.max(...runs.map(({ name }) => name.length)));
  const x = (n: number): number => LEFT + ((width - LEFT - right) * n) / tokens;
  const y = (r: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * r) / rounds;
  const path = (steps: Steps): string => steps.reduce((d, [n, r]) => `${d}V${y(r).toFixed(1)}H${x(n).toFixed(1)}`, `M${x(0)} ${y(0)}`);
  const heights = apart(runs.map(({ steps }) => y(last(steps))), [TOP, HEIGHT - BOTTOM]);
  const diagonal = Math.min(tokens, rounds);
  return (
    <svg width={width} height={HEIGHT} className={styles.chart} role="img" aria-label={`${words.chart}. ${words.chartSaid(position, runs.map(({ name, steps }) => ({ name, rounds: at(steps, position) })))}`}>
      <path className={styles.axis} d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${width - right}`} />
      <path className={styles.plain} d={`M${x(0)} ${y(0)}L${x(diagonal)} ${y(diagonal)}`} />
      <line className={styles.here} x1={x(position)} x2={x(position)} y1={TOP} y2={HEIGHT - BOTTOM} />
      {runs.map(({ steps }, i) => <path key={i} className={styles.steps} data-run={i} d={path(steps)} />)}
      {runs.map(({ name, steps }, i) => steps.length > 0 && (
        <text key={i} className={styles.name} data-run={i} x={x(steps.length) + 7} y={heights[i]}>{name}</text>
      ))}
      <g data-axis>
        <text className={styles.tick} x={LEFT - 6} y={y(rounds)} textAnchor="end">{rounds}</text>
        <text className={styles.tick} x={LEFT - 6} y={y(0)} textAnchor="end">0</text>
        <text className={styles.tick} x={x(tokens)} y={HEIGHT - BOTTOM + 14} textAnchor="end">{tokens} {words.tokens}</text>
      </g>
      {runs.length === 2 && <text className={styles.tick} x={Math.max(x(diagonal / 2) - 8, LEFT + LETTER * words.plain.length)} y={y(diagonal / 2) - 6} textAnchor="end">{words.plain}</text>}
    </svg>
  );
}

export function RoundsChart({ runs, position }: Props) {
  const tokens = Math.max(1, ...runs.map(({ steps }) => steps.length));
  const cell = (steps: Steps, n: number): string => (n <= steps.length ? `${at(steps, n)}` : words.gone);
  const table = (
    <TableDisclosure
      caption={words.chart}
      columns={[words.tokens, ...runs.map(({ name }) => name)]}
      rows={Array.from({ length: tokens }, (_, i) => i + 1).map((n) => ({ key: n, cells: [`${n}`, ...runs.map(({ steps }) => cell(steps, n))] }))}
    />
  );
  return (
    <div className={styles.figure}>
      <Chart title={words.chart} as={{ table, file: 'slipstream-rounds' }}>{(width) => <Drawing runs={runs} position={position} width={width} />}</Chart>
    </div>
  );
}
