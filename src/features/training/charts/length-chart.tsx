/**
 * The large chart: acceptance length over steps or over their cost. The training shown in full, with the interval of each measurement;
 * recorded ones pale behind it, each with its name at its end. Beside a training of the visitor's that is much shorter the axis is that one's, and
 * what goes on behind its end says so.
 */
import { useRef } from 'react';
import { axisEnd, cutAt, thinned, type LengthPoint } from '#core/training/training-curves.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { ChartFoot } from '#ui/charts/chart-foot.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks, wholeTicks } from '#ui/charts/scale.ts';
import { useWidth } from '#ui/charts/use-width.ts';
import { decimal } from '#ui/number-format.ts';
import type { Axis } from '../session/training-session.ts';
import { trainingStrings } from '../training-strings.ts';
import { operations } from './operations.ts';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { spread } from '#ui/charts/spread.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.length;
const HEIGHT = 300;
const MOST_POINTS = 400;
const NAMES_FROM = 620;
const LINE = 15;
const INSIDE = 60;

export interface NamedCurve {
  readonly name: string;
  readonly points: readonly LengthPoint[];
}

interface Props {
  readonly own: readonly LengthPoint[];
  /** Where it stands among others. */
  readonly name: string | undefined;
  readonly others: readonly NamedCurve[];
  /** The step shown, as it stands on this chart. */
  readonly here: { readonly step: number; readonly flops: number };
  /** Where the axis ends at least: what the training still has to go. */
  readonly room: { readonly step: number; readonly flops: number };
  readonly axis: Axis;
}

export function LengthChart({ own, name: ownName, others, here, room, axis }: Props) {
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const at = (point: { readonly step: number; readonly flops: number }): number => (axis === 'steps' ? point.step : point.flops);
  const points = thinned(own, MOST_POINTS);
  const far = (all: readonly LengthPoint[]): number => all.reduce((most, point) => Math.max(most, at(point)), 0);
  const [reach, longest] = [Math.max(at(room), far(own)), Math.max(0, ...others.map(({ points: all }) => far(all)))];
  const end = Math.max(1, ownName === undefined ? axisEnd(reach, longest) : Math.max(reach, longest));
  const curves = others
    .map(({ name, points: all }) => ({ name, ...cutAt(thinned(all, MOST_POINTS), axis === 'steps' ? 'step' : 'flops', end) }))
    .map(({ name, points: cut, goesOn }) => ({ name: goesOn ? words.goesOn(name) : name, points: cut }))
    .filter((curve) => curve.points.length > 0);
  const every = [...points, ...curves.flatMap((curve) => curve.points)];
  const most = Math.max(2, Math.ceil(Math.max(...every.map(({ high, length }) => Math.max(high, length)), 0)));
  const [first, last] = [own[0], own.at(-1)];
  const rows = own.map((point) => ({ key: point.own, marked: point === own.findLast(({ own: step }) => step <= here.step), cells: [`${point.own}`, operations(point.flops), decimal(point.length), words.interval(decimal(point.low), decimal(point.high))] }));
  const summary = words.summary(own.length, decimal(first?.length ?? 0), decimal(last?.length ?? 0), curves.length);
  const named = curves.length > 0 && width >= NAMES_FROM;
  const frame = { left: 26, right: width - (named ? roomForNames([ownName ?? '', ...curves.map(({ name }) => name)]) : 12), top: 12, bottom: HEIGHT - 34 };
  const x = linear([0, end], [frame.left, frame.right]);
  const y = linear([1, most], [frame.bottom, frame.top]);
  const endOf = (name: string, all: readonly LengthPoint[], shown: boolean) => ({ name, shown, x: x(at(all.at(-1)!)), y: y(all.at(-1)!.length) });
  const ends = [...curves.map(({ name, points: all }) => endOf(name, all, false)), ...(ownName !== undefined && points.length > 0 ? [endOf(ownName, points, true)] : [])];
  // One that ends in the middle is named there: a line from its end to the margin would cross the others.
  const inside = ends.filter((curve) => curve.x < frame.right - INSIDE);
  const names = spread(ends.filter((curve) => curve.x >= frame.right - INSIDE), LINE, [frame.top, frame.bottom]);
  const band = [...points.map((point) => [x(at(point)), y(point.high)] as const), ...[...points].reverse().map((point) => [x(at(point)), y(point.low)] as const)];
  const now = points.findLast((point) => at(point) <= at(here));
  return (
    <figure className={styles.large} data-testid="length-chart">
      <div ref={plot} className={styles.plot}>
        {width > 120 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
            <YAxis frame={frame} scale={y} ticks={wholeTicks([1, most], 5)} format={String} />
            {curves.map(({ name, points: all }) => <path key={name} className={styles.other} d={pathOf(all.map((point) => [x(at(point)), y(point.length)]))} />)}
            {named && inside.map(({ name, shown, x: from, y: level }) => <text key={name} className={styles.name} data-shown={shown || undefined} x={from - 6} y={level + 20} textAnchor="end">{name}</text>)}
            {named && names.map(({ name, shown, x: from, y: level, wanted }) => (
              <g key={name}>
                <path className={styles.leader} d={`M${from + 3} ${wanted}L${frame.right + 4} ${level}`} />
                <text className={styles.name} data-shown={shown || undefined} x={frame.right + 8} y={level + 4}>{name}</text>
              </g>
            ))}
            {points.length > 1 && <path className={styles.band} d={`${pathOf(band)}Z`} />}
            <line className={styles.here} x1={x(at(here))} x2={x(at(here))} y1={frame.top - 4} y2={frame.bottom} />
            <path className={styles.line} d={pathOf(points.map((point) => [x(at(point)), y(point.length)]))} />
            {points.map((point) => <circle key={point.own} className={styles.point} data-now={point === now || undefined} cx={x(at(point))} cy={y(point.length)} r={point === now ? 5 : 2.5} />)}
            <XAxis frame={frame} scale={x} ticks={axis === 'steps' ? wholeTicks([0, end], Math.max(2, Math.floor(width / 90))) : ticks([0, end], Math.max(2, Math.floor(width / 130)))} format={axis === 'steps' ? String : operations} name={words.axis[axis]} />
          </svg>
        )}
      </div>
      <ChartFoot chart={plot} title={words.title} file="slipstream-training-length" table={<TableDisclosure caption={words.title} columns={words.columns} rows={rows} />} />
    </figure>
  );
}
