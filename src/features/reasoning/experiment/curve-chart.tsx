/** Several curves over steps or over doublings, each with the band of its intervals and its name at its end; the same as a table below. */
import type { Measured } from '#core/reasoning/measured.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { linear, logarithmic, powersOfTwo, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { spread } from '#ui/charts/spread.ts';
import { count } from '#ui/number-format.ts';
import { experimentStrings } from './experiment-strings.ts';
import { curveDomain } from './curve-domain.ts';
import { withInterval } from './figures.ts';
import styles from './curve-chart.module.css';

const words = experimentStrings.curves;
const LINE = 15;
const LEFT = 46;
/** Above this many a point is no more than a bead on its line. */
const MOST_DOTS = 12;

export interface Curve {
  readonly key: string;
  readonly name: string;
  /** The one that the chart is about is drawn strongly. */
  readonly look: 'main' | 'plain' | 'second' | 'third' | 'faint' | 'bound';
  readonly points: readonly (Measured & { readonly x: number })[];
}

interface Props {
  readonly title: string;
  readonly note: string;
  /** That it is saved as, without its ending. */
  readonly file: string;
  readonly curves: readonly Curve[];
  readonly axis: string;
  /** Equal ratios are equally long. */
  readonly doubling?: boolean;
  readonly height: number;
  /** Shares lie between 0 and 1. */
  readonly most?: number;
  readonly format: (value: number) => string;
  readonly tick: (value: number) => string;
}

export function CurveChart({ title, note, file, curves, axis, doubling = false, height, most = Infinity, format, tick }: Props) {
  const drawn = curves.filter(({ points }) => points.length > 0);
  const places = [...new Set(drawn.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const [first, last] = [places[0]!, places.at(-1)!];
  const rows = places.map((place) => ({
    key: place,
    cells: [count(place), ...drawn.map(({ points }) => { const point = points.find(({ x }) => x === place); return point ? withInterval(point, format) : words.missing; })],
  }));
  const summary = words.summary(words.at(axis, count(last)), drawn.map(({ name, points }) => `${name} ${format(points.at(-1)!.value)}`).join(', '));
  const domain = curveDomain(drawn.flatMap(({ points }) => points), most);
  return (
    <Chart title={title} note={note} as={{ file, table: <TableDisclosure caption={title} columns={[axis, ...drawn.map(({ name }) => name)]} rows={rows} scrolls /> }}>
      {(width) => {
        const frame = { left: LEFT, right: width - roomForNames(drawn.map(({ name }) => name)), top: 10, bottom: height - 36 };
        const x = (doubling ? logarithmic : linear)([first, last], [frame.left + 6, frame.right - 6]);
        const y = linear(domain, [frame.bottom, frame.top]);
        const names = spread(drawn.map(({ key, name, look, points }) => ({ key, name, look, x: x(points.at(-1)!.x), y: y(points.at(-1)!.value) })), LINE, [frame.top, frame.bottom]);
        return (
          <svg className={styles.curves} width={width} height={height} role="img" aria-label={summary}>
            <YAxis frame={frame} scale={y} ticks={ticks(domain, 5)} format={tick} />
            {drawn.map(({ key, look, points }) => (
              <path key={key} className={styles.band} data-look={look} d={`${pathOf([...points.map(({ x: at, high }) => [x(at), y(high)] as const), ...[...points].reverse().map(({ x: at, low }) => [x(at), y(low)] as const)])}Z`} />
            ))}
            {/* The main one lies on top. */}
            {[...drawn].sort((a, b) => Number(a.look === 'main') - Number(b.look === 'main')).map(({ key, look, points }) => (
              <g key={key} data-curve={key} data-look={look} className={styles.curve}>
                <path d={pathOf(points.map(({ x: at, value }) => [x(at), y(value)]))} />
                {points.length <= MOST_DOTS && points.map(({ x: at, value }) => <circle key={at} cx={x(at)} cy={y(value)} r={look === 'main' ? 3.5 : 2.2} />)}
              </g>
            ))}
            {names.map(({ key, name, look, x: from, y: level, wanted }) => (
              <g key={key}>
                {Math.abs(level - wanted) > 3 && <path className={styles.leader} d={`M${from + 5} ${wanted}L${frame.right + 5} ${level}`} />}
                <text className={styles.name} data-look={look} x={frame.right + 8} y={level + 4}>{name}</text>
              </g>
            ))}
            <XAxis frame={frame} scale={x} ticks={doubling ? powersOfTwo([first, last], 9) : wholeTicks([first, last], Math.max(2, Math.floor((frame.right - frame.left) / 70)))} format={count} name={axis} />
          </svg>
        );
      }}
    </Chart>
  );
}
