/** KL(p || q) on held-out rounds, of slots that were accepted, first refused, and behind that: three lines, each named at its end. */
import { GROUPS, type DivergencePoint } from '#core/training/training-curves.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { roomForNames } from './room-for-names.ts';
import { SMALL } from './small.ts';
import { spread } from './spread.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.divergence;
const NAMES = roomForNames(Object.values(words.groups));

export function DivergenceChart({ points, steps }: { readonly points: readonly DivergencePoint[]; readonly steps: number }) {
  const last = points.at(-1);
  if (!last) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const rows = points.map((point) => ({ key: point.step, cells: [`${point.step}`, ...GROUPS.map((group) => decimal(point[group]))] }));
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-training-divergence', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 24, right: width - NAMES, top: 10, bottom: SMALL - 30 };
        const high = Math.max(...points.flatMap((point) => GROUPS.map((group) => point[group])), 0.1);
        const x = linear([0, Math.max(1, steps)], [frame.left, frame.right]);
        const y = linear([0, high], [frame.bottom, frame.top]);
        const names = spread(GROUPS.map((group) => ({ group, y: y(last[group]) })), 26, [frame.top, frame.bottom - 10]);
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(last.step, GROUPS.map((group) => `${words.groups[group]} ${decimal(last[group])}`).join(', '))}>
            <YAxis frame={frame} scale={y} ticks={ticks([0, high], 3)} format={wholeOrTenth} />
            {GROUPS.map((group) => <path key={group} className={styles.group} data-group={group} d={pathOf(points.map((point) => [x(point.step), y(point[group])]))} />)}
            {GROUPS.map((group) => <circle key={group} className={styles.groupEnd} data-group={group} cx={x(last.step)} cy={y(last[group])} r="3" />)}
            {names.map(({ group, y: level }) => (
              <text key={group} className={styles.groupName} data-group={group} data-figure={`kl-${group}`} x={frame.right + 8} y={level + 2}>
                {decimal(last[group])}<tspan x={frame.right + 8} dy="12">{words.groups[group]}</tspan>
              </text>
            ))}
            <XAxis frame={frame} scale={x} ticks={wholeTicks([0, Math.max(1, steps)], Math.max(2, Math.floor(width / 80)))} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
