/** T(M): what a pass of the target costs by its rows, in passes of one row; the rows of this run marked. */
import type { Known } from '#core/trace/figures.ts';
import type { GammaCosts } from '#core/trace/gamma-at.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { strings } from '../strings.ts';
import { timeStrings } from './time-strings.ts';
import styles from './time.module.css';

const words = timeStrings.curve;
const HEIGHT = 190;

interface Props {
  readonly costs: GammaCosts | null;
  readonly gamma: number;
  readonly known: Known;
}

export function CostCurve({ costs, gamma, known }: Props) {
  if (!costs) return <Chart title={words.title} note={<p data-figure="more">{words.notMeasured[known]}</p>}>{() => null}</Chart>;
  const { points, run, moreRow, moreDraft } = costs;
  const last = points.at(-1)!;
  const most = Math.max(1.5, ...points.map(({ ratio }) => ratio));
  const legend = <p className={styles.answer} data-figure="more">{words.more(decimal(moreRow + moreDraft), decimal(moreDraft), decimal(moreRow), strings.figures.known[known])}</p>;
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={points.map(({ rows, ms, ratio }) => ({ key: rows, marked: rows === run?.rows, cells: [`${rows}`, decimal(ms), decimal(ratio)] }))}
    />
  );
  return (
    <Chart title={words.title} legend={legend} as={{ table, file: 'slipstream-cost-of-a-pass' }}>
      {(width) => {
        const frame = { left: 30, right: width - 8, top: 16, bottom: HEIGHT - 32 };
        const x = linear([1, Math.max(2, last.rows)], [frame.left + 4, frame.right - 4]);
        const y = linear([0, most], [frame.bottom, frame.top]);
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={words.summary(last.rows, decimal(last.ratio))}>
            <YAxis frame={frame} scale={y} ticks={ticks([0, most], 4)} format={(tick) => words.times(wholeOrTenth(tick))} />
            {run && <line className={styles.here} x1={x(run.rows)} x2={x(run.rows)} y1={frame.top - 2} y2={frame.bottom} />}
            {run && <text className={styles.mark} data-figure="curve-gamma" x={x(run.rows)} y={frame.top - 6} textAnchor={run.rows > last.rows / 2 ? 'end' : 'start'}>{words.run(gamma)}</text>}
            <path className={styles.estimate} d={pathOf(points.map(({ rows, ratio }) => [x(rows), y(ratio)]))} />
            {points.map(({ rows, ratio }) => <circle key={rows} className={styles.point} data-marked={rows === run?.rows || undefined} cx={x(rows)} cy={y(ratio)} r={rows === run?.rows ? 4.5 : 3} />)}
            <XAxis frame={frame} scale={x} ticks={points.map(({ rows }) => rows).filter((rows) => rows === 1 || rows % 4 === 0)} format={String} name={words.axis} />
          </svg>
        );
      }}
    </Chart>
  );
}
