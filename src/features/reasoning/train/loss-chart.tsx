/** The loss: each step's own pairs as a dot, the validation pairs as a line. */
import type { RewardMeasureEvent, RewardStepEvent } from '#core/training/reward-training.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { CHART_HEIGHT } from './chart-height.ts';
import { trainStrings } from './train-strings.ts';
import styles from './train-charts.module.css';

const words = trainStrings.loss;
/** What there is room for in a table; of 200 steps it shows the latest. */
const MOST_ROWS = 60;

interface Props {
  readonly steps: readonly RewardStepEvent[];
  readonly measures: readonly RewardMeasureEvent[];
  /** That are to be done. */
  readonly wanted: number;
}

export function LossChart({ steps, measures, wanted }: Props) {
  const last = steps.at(-1);
  if (!last) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const held = new Map(measures.map(({ step, loss }) => [step, loss]));
  const rows = steps.slice(-MOST_ROWS).map(({ step, loss }) => ({ key: step, cells: [`${step}`, decimal(loss), held.has(step) ? decimal(held.get(step)!) : trainStrings.noData] }));
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-reward-loss', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 34, right: width - 12, top: 8, bottom: CHART_HEIGHT - 24 };
        const high = Math.max(Math.LN2, ...steps.map(({ loss }) => loss), ...held.values()) * 1.05;
        const x = linear([0, wanted], [frame.left, frame.right]);
        const y = linear([0, high], [frame.bottom, frame.top]);
        return (
          <svg width={width} height={CHART_HEIGHT} role="img" aria-label={words.summary(last.step, decimal(last.loss))}>
            <YAxis frame={frame} scale={y} ticks={ticks([0, high], 3)} format={wholeOrTenth} />
            <line className={styles.level} data-name="coin" x1={frame.left} x2={frame.right} y1={y(Math.LN2)} y2={y(Math.LN2)} />
            {steps.map(({ step, loss }) => <circle key={step} className={styles.dot} cx={x(step)} cy={y(loss)} r="2" />)}
            <path className={styles.own} d={pathOf(measures.map(({ step, loss }) => [x(step), y(loss)]))} />
            {measures.map(({ step, loss }) => <circle key={step} className={styles.point} cx={x(step)} cy={y(loss)} r="3" />)}
            <XAxis frame={frame} scale={x} ticks={wholeTicks([0, wanted], Math.max(2, Math.floor(width / 80)))} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
