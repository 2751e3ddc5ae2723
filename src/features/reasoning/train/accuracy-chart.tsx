/** How often the model prefers what the judge prefers, as it learns, with the levels of the flat judge and of a coin. */
import type { RewardBeginEvent, RewardMeasureEvent } from '#core/training/reward-training.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, wholeTicks } from '#ui/charts/scale.ts';
import { spread } from '#ui/charts/spread.ts';
import { share } from '#ui/number-format.ts';
import { CHART_HEIGHT } from './chart-height.ts';
import { trainStrings } from './train-strings.ts';
import styles from './train-charts.module.css';

const words = trainStrings.accuracy;
const COIN = 0.5;
const NAMES = 76;

export function AccuracyChart({ measures, begin }: { readonly measures: readonly RewardMeasureEvent[]; readonly begin: RewardBeginEvent }) {
  const last = measures.at(-1);
  if (!last) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const { flat, config: { steps } } = begin;
  const rows = measures.map(({ step, accuracy }) => ({ key: step, cells: [`${step}`, share(accuracy), share(flat), share(COIN)] }));
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-reward-accuracy', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 34, right: width - NAMES, top: 8, bottom: CHART_HEIGHT - 24 };
        const x = linear([0, steps], [frame.left, frame.right]);
        const y = linear([0, 1], [frame.bottom, frame.top]);
        const levels = [['flat', flat], ['coin', COIN]] as const;
        const names = spread([['model', last.accuracy] as const, ...levels].map(([name, value]) => ({ name, value, y: y(value) })), 15, [frame.top, frame.bottom]);
        return (
          <svg width={width} height={CHART_HEIGHT} role="img" aria-label={words.summary(last.step, share(last.accuracy), share(flat))}>
            <YAxis frame={frame} scale={y} ticks={[0, 0.5, 1]} format={share} />
            {levels.map(([name, value]) => <line key={name} className={styles.level} data-name={name} x1={frame.left} x2={frame.right} y1={y(value)} y2={y(value)} />)}
            <path className={styles.own} d={pathOf(measures.map(({ step, accuracy }) => [x(step), y(accuracy)]))} />
            {measures.map(({ step, accuracy }) => <circle key={step} className={styles.point} cx={x(step)} cy={y(accuracy)} r="3" />)}
            {names.map(({ name, y: level }) => <text key={name} className={styles.name} data-name={name} x={frame.right + 8} y={level + 4}>{words.names[name]}</text>)}
            <XAxis frame={frame} scale={x} ticks={wholeTicks([0, steps], Math.max(2, Math.floor(width / 80)))} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
