/**
 * Proc across, Comp up. Ours are filled diamonds with their spread, published ones hollow circles: no mark, no order and no line is shared. One tab
 * stop; arrow keys go from mark to mark, along Proc; Enter or a click opens a run of ours.
 */
import { useId } from 'react';
import { XAxis, YAxis } from '#ui/charts/axes.tsx';
import { linear } from '#ui/charts/scale.ts';
import { labelPlaces } from './label-places.ts';
import { SAME_PLACE, type ScatterPoint } from './scatter-points.ts';
import { scatterStrings as words } from './scatter-strings.ts';
import styles from './scatter.module.css';

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const percent = (tick: number): string => `${100 * tick}`;

/** One name for marks that lie over one another; ours choose their places first. */
function labelsOf(points: readonly ScatterPoint[]): readonly { readonly point: ScatterPoint; readonly names: readonly string[] }[] {
  const groups: ScatterPoint[][] = [];
  for (const point of [...points.filter(({ set }) => set === 'ours'), ...points.filter(({ set }) => set === 'published')]) {
    const group = groups.find(([first]) => first!.set === point.set && Math.hypot(first!.proc - point.proc, first!.comp - point.comp) < SAME_PLACE);
    if (group) group.push(point);
    else groups.push([point]);
  }
  return groups.map((group) => ({ point: group[0]!, names: [...new Set(group.map(({ name }) => name))] }));
}

interface Props {
  readonly points: readonly ScatterPoint[];
  readonly width: number;
  readonly name: string;
  readonly small?: boolean;
  /** Of a simulated policy; its sentence stands elsewhere. */
  readonly landing?: { readonly proc: number; readonly comp: number } | undefined;
  /** Keys. */
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
  readonly onOpen: (point: ScatterPoint) => void;
}

export function ScatterPlot({ points, width, name, small = false, landing, selected, onSelect, onOpen }: Props) {
  const id = useId();
  const height = small ? width * 0.82 : Math.min(520, Math.max(290, width * 0.6));
  const frame = { left: small ? 26 : 34, right: width - 10, top: small ? 10 : 24, bottom: height - (small ? 22 : 40) };
  const x = linear([0, 1], [frame.left + 8, frame.right - 8]);
  const y = linear([0, 1], [frame.bottom - 8, frame.top + 8]);
  const order = [...points].sort((a, b) => a.proc - b.proc || a.comp - b.comp);
  const labels = small ? [] : labelsOf(points).map(({ point, names }) => ({ key: point.key, set: point.set, names: [words.together(names), ...(names.length > 1 ? [words.andMore(names[0]!, names.length - 1)] : [])], x: x(point.proc), y: y(point.comp), reach: point.set === 'ours' ? (point.procSd ?? 0) * (x(1) - x(0)) : 0 }));
  const places = labelPlaces(labels, { left: frame.left, right: frame.right, top: frame.top - 6, bottom: frame.bottom });
  const at = order.findIndex(({ key }) => key === selected);
  const optionId = (point: ScatterPoint): string => `${id}-${order.indexOf(point)}`;
  const moves: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 };
  return (
    <svg
      width={width} height={height} className={styles.plot} role="listbox" tabIndex={0} aria-label={name} {...(at >= 0 && { 'aria-activedescendant': optionId(order[at]!) })}
      onFocus={() => { if (at < 0 && order[0]) onSelect(order[0].key); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && order[at]) onOpen(order[at]);
        const next = moves[event.key];
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onSelect(order[Math.min(order.length - 1, Math.max(0, next))]?.key ?? null);
      }}
    >
      <YAxis frame={frame} scale={y} ticks={small ? [0, 0.5, 1] : TICKS} format={percent} />
      <XAxis frame={frame} scale={x} ticks={small ? [0, 0.5, 1] : TICKS} format={percent} {...(!small && { name: words.proc })} />
      {!small && <text className={styles.axisName} aria-hidden="true" x={0} y={12}>{words.comp}</text>}
      <Regions points={points} frame={frame} x={x} y={y} selected={selected} />
      {landing && (
        <g aria-hidden="true" className={styles.landing} data-figure="policy-mark">
          <path d={`M${x(landing.proc)} ${frame.bottom}V${frame.top}M${frame.left} ${y(landing.comp)}H${frame.right}`} />
          <rect x={x(landing.proc) - 6} y={y(landing.comp) - 6} width="12" height="12" />
        </g>
      )}
      {order.map((point) => <PointMark key={point.key} id={optionId(point)} point={point} x={x} y={y} small={small} selected={point.key === selected} onSelect={onSelect} onOpen={onOpen} />)}
      {labels.map(({ key, set }) => {
        const place = places.get(key);
        return place && <text key={key} className={styles.label} data-set={set} aria-hidden="true" x={place.x} y={place.y} textAnchor={place.anchor}>{place.name}</text>;
      })}
    </svg>
  );
}

/** An ellipse without height is not drawn at all: one that is flat is a line. */
const FLAT = 1e-6;

/** Below the marks, and cut off where scores end. */
function Regions({ points, frame, x, y, selected }: Pick<Props, 'points' | 'selected'> & { readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } } & Pick<MarkProps, 'x' | 'y'>) {
  const [across, up] = [x(1) - x(0), y(1) - y(0)];
  return (
    <svg aria-hidden="true" x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} overflow="hidden">
      {points.map(({ key, region }) => region && (
        <ellipse
          key={key} className={styles.region} data-selected={key === selected || undefined} rx={region.major} ry={Math.max(FLAT, region.minor)} vectorEffect="non-scaling-stroke"
          transform={`translate(${x(region.x) - frame.left} ${y(region.y) - frame.top}) scale(${across} ${up}) rotate(${(region.angle * 180) / Math.PI})`}
        />
      ))}
    </svg>
  );
}

interface MarkProps {
  readonly id: string;
  readonly point: ScatterPoint;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly small: boolean;
  readonly selected: boolean;
  readonly onSelect: (key: string | null) => void;
  readonly onOpen: (point: ScatterPoint) => void;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

function PointMark({ id, point, x, y, small, selected, onSelect, onOpen }: MarkProps) {
  const { proc, comp, procSd, compSd, set } = point;
  const [across, up] = [x(proc), y(comp)];
  const r = small ? 4.2 : 6;
  return (
    <g
      id={id} role="option" aria-selected={selected} aria-label={point.sentence} className={styles.point} data-set={set} data-selected={selected || undefined}
      onClick={() => { onSelect(point.key); onOpen(point); }} onPointerEnter={() => onSelect(point.key)}
    >
      {set === 'ours' && procSd !== null && <line className={styles.spread} x1={x(within(proc - procSd))} x2={x(within(proc + procSd))} y1={up} y2={up} />}
      {set === 'ours' && compSd !== null && <line className={styles.spread} x1={across} x2={across} y1={y(within(comp - compSd))} y2={y(within(comp + compSd))} />}
      <circle className={styles.reach} cx={across} cy={up} r="13" />
      {selected && <circle className={styles.ring} cx={across} cy={up} r={r + 4.5} />}
      {set === 'ours' ? <path className={styles.ours} d={`M${across} ${up - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} /> : <circle className={styles.published} cx={across} cy={up} r={r - 1.2} />}
    </g>
  );
}
