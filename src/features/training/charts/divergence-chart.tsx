/** KL(q || p) of slots that were accepted, first refused, behind that, and on the text: a line each, named at its end. A group may have no slot yet, or never. */
import { GROUPS, type DivergencePoint } from '#core/training/training-curves.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { SMALL } from './small.ts';
import { spread } from '#ui/charts/spread.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.divergence;
const NAMES = roomForNames(Object.values(words.groups));
const said = (value: number | null): string => (value === null ? words.nothing : decimal(value));

export function DivergenceChart({ points, steps }: { readonly points: readonly DivergencePoint[]; readonly steps: number }) {
  const last = points.at(-1);
  if (!last) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const rows = points.map((point) => ({ key: point.step, cells: [`${point.step}`, ...GROUPS.map((group) => said(point[group]))] }));
  const shown = GROUPS.flatMap((group) => {
    const own = points.flatMap(({ step, [group]: value }) => (value === null ? [] : [{ step, value }]));
    return own.length === 0 ? [] : [{ group, own, end: own.at(-1)! }];
  });
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-training-divergence', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 24, right: width - NAMES, top: 10, bottom: SMALL - 30 };
        const high = Math.max(...shown.flatMap(({ own }) => own.map(({ value }) => value)), 0.1);
        const x = linear([0, Math.max(1, steps)], [frame.left, frame.right]);
        const y = linear([0, high], [frame.bottom, frame.top]);
        const names = spread(shown.map(({ group, end }) => ({ group, value: end.value, y: y(end.value) })), 26, [frame.top, frame.bottom - 4]);
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(last.step, GROUPS.map((group) => `${words.groups[group]} ${said(last[group])}`).join(', '))}>
            <YAxis frame={frame} scale={y} ticks={ticks([0, high], 3)} format={wholeOrTenth} />
            {shown.map(({ group, own }) => <path key={group} className={styles.group} data-group={group} d={pathOf(own.map(({ step, value }) => [x(step), y(value)]))} />)}
            {shown.map(({ group, end }) => <circle key={group} className={styles.groupEnd} data-group={group} cx={x(end.step)} cy={y(end.value)} r="3" />)}
            {names.map(({ group, value, y: level }) => (
              <text key={group} className={styles.groupName} data-group={group} data-figure={`kl-${group}`} x={frame.right + 8} y={level + 2}>
                {decimal(value)}<tspan x={frame.right + 8} dy="12">{words.groups[group]}</tspan>
              </text>
            ))}
            <XAxis frame={frame} scale={x} ticks={wholeTicks([0, Math.max(1, steps)], Math.max(2, Math.floor(width / 80)))} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
