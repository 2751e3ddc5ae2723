/** The loss: every step a dot, and their fading mean as a line. */
import { thinned, type LossPoint } from '#core/training/training-curves.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { SMALL } from './small.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.loss;
const MOST_POINTS = 240;
const MOST_ROWS = 60;

export function LossChart({ points, steps }: { readonly points: readonly LossPoint[]; readonly steps: number }) {
  const last = points.at(-1);
  if (!last) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const rows = thinned(points, MOST_ROWS).map(({ step, loss, smooth }) => ({ key: step, cells: [`${step}`, decimal(loss), decimal(smooth)] }));
  const drawn = thinned(points, MOST_POINTS);
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-training-loss', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 28, right: width - 8, top: 10, bottom: SMALL - 30 };
        const [low, high] = [Math.min(0, ...drawn.map(({ loss }) => loss)), Math.max(...drawn.map(({ loss }) => loss), 0.1)];
        const x = linear([1, Math.max(2, steps)], [frame.left + 4, frame.right]);
        const y = linear([low, high], [frame.bottom, frame.top]);
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(last.step, decimal(last.smooth))}>
            <YAxis frame={frame} scale={y} ticks={ticks([low, high], 3)} format={wholeOrTenth} />
            {drawn.map(({ step, loss }) => <circle key={step} className={styles.dot} cx={x(step)} cy={y(loss)} r="1.7" />)}
            <path className={styles.plain} d={pathOf(drawn.map(({ step, smooth }) => [x(step), y(smooth)]))} />
            <text className={styles.value} data-figure="loss" x={Math.max(frame.left + 28, x(last.step))} y={Math.max(frame.top + 4, y(last.smooth) - 9)} textAnchor="end">{decimal(last.smooth)}</text>
            <XAxis frame={frame} scale={x} ticks={wholeTicks([1, Math.max(2, steps)], Math.max(2, Math.floor(width / 60)))} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
