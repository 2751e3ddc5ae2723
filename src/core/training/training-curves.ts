/**
 * The curves of a training, as points: acceptance length with its interval, loss, divergence by groups of slots. A curve is
 * drawn over steps or over what they cost; one training may go on where another ended, and then begins at its place on both.
 */
import { totalFlops } from './flop-ledger.ts';
import type { MeasureEvent, TrainingEvent } from './training-events.ts';

/** Where on both axes a training begins. */
export interface Place {
  readonly step: number;
  readonly flops: number;
}

export const FROM_ZERO: Place = { step: 0, flops: 0 };

export interface LengthPoint extends Place {
  /** Of this training, wherever it begins. */
  readonly own: number;
  readonly length: number;
  readonly low: number;
  readonly high: number;
}

/** The last event up to a step that says what was spent: a step, or a measurement, by which a training that goes on begins. */
function spentAt(events: readonly TrainingEvent[], step: number): Place | null {
  for (const event of events.toReversed()) {
    if ((event.type === 'step' || event.type === 'measure') && event.step <= step && event.flops) return { step: event.step, flops: totalFlops(event.flops) };
  }
  return null;
}

/** What the steps up to this one have cost. */
export function flopsAt(events: readonly TrainingEvent[], step: number): number {
  return spentAt(events, step)?.flops ?? 0;
}

/** Where another training would go on. */
export function endOf(events: readonly TrainingEvent[], from = FROM_ZERO): Place {
  const last = spentAt(events, Infinity);
  return last ? { step: from.step + last.step, flops: from.flops + last.flops } : from;
}

export function lengthCurve(events: readonly TrainingEvent[], from = FROM_ZERO): readonly LengthPoint[] {
  let spent = 0;
  const points: LengthPoint[] = [];
  for (const event of events) {
    if (event.type === 'step') spent = totalFlops(event.flops);
    if (event.type !== 'measure') continue;
    if (event.flops) spent = totalFlops(event.flops);
    const { step: own, acceptanceLength: length, interval: { low, high } } = event;
    points.push({ own, step: from.step + own, flops: from.flops + spent, length, low, high });
  }
  return points;
}

export interface LossPoint {
  readonly step: number;
  readonly loss: number;
  /** The mean of the losses so far, older ones fading by a tenth a step: never drawn without the losses themselves. */
  readonly smooth: number;
}

const FADES = 0.9;

/** A loss that is no number is not drawn. */
export function lossCurve(events: readonly TrainingEvent[], until: number): readonly LossPoint[] {
  let [sum, weight] = [0, 0];
  const points: LossPoint[] = [];
  for (const event of events) {
    if (event.type !== 'step' || event.step > until || !Number.isFinite(event.loss)) continue;
    sum = FADES * sum + event.loss;
    weight = FADES * weight + 1;
    points.push({ step: event.step, loss: event.loss, smooth: sum / weight });
  }
  return points;
}

export type Group = keyof NonNullable<MeasureEvent['divergence']>;
export const GROUPS: readonly Group[] = ['accepted', 'firstRejected', 'suffix', 'text'];

export interface DivergencePoint extends Readonly<Record<Group, number | null>> {
  readonly step: number;
}

export function divergenceCurve(events: readonly TrainingEvent[], until: number): readonly DivergencePoint[] {
  return events.flatMap((event) => (event.type === 'measure' && event.step <= until && event.divergence ? [{ step: event.step, ...event.divergence }] : []));
}

export const TENTHS = 10;

/** Where the anchors of all steps so far lay in their answers: how many in each tenth. */
export function anchorsAt(events: readonly TrainingEvent[], until: number): readonly number[] {
  const sums = new Array<number>(TENTHS).fill(0);
  for (const event of events) {
    if (event.type === 'step' && event.step <= until) event.anchorTenths.forEach((n, i) => { if (i < TENTHS) sums[i]! += n; });
  }
  return sums;
}

/**
 * The curve up to `end` on one of the axes; where it goes on behind it, it runs out there, on the line between the points before
 * and behind, as it is drawn. A curve that begins behind it has none.
 */
export function cutAt(points: readonly LengthPoint[], axis: keyof Place, end: number): { readonly points: readonly LengthPoint[]; readonly goesOn: boolean } {
  const first = points.findIndex((point) => point[axis] > end);
  if (first < 0) return { points, goesOn: false };
  const [before, behind] = [points[first - 1], points[first]!];
  if (!before) return { points: [], goesOn: true };
  const along = (end - before[axis]) / (behind[axis] - before[axis]);
  const between = (key: keyof LengthPoint): number => before[key] + along * (behind[key] - before[key]);
  const edge: LengthPoint = { own: before.own, step: between('step'), flops: between('flops'), length: between('length'), low: between('low'), high: between('high') };
  return { points: along > 0 ? [...points.slice(0, first), edge] : points.slice(0, first), goesOn: true };
}

/** A training is much shorter than others where it takes less than this share of the axis that they need. */
const SHORT = 1 / 2;

/** Where the axis ends: with the longest, unless beside that the training shown could hardly be read. `own`: how far it goes, or is to go. */
export function axisEnd(own: number, others: number): number {
  return own > 0 && own < SHORT * others ? own : Math.max(own, others);
}

/** At most so many of the points, evenly, the last among them: more than a drawing can show says nothing more. */
export function thinned<Point>(points: readonly Point[], most: number): readonly Point[] {
  const every = Math.ceil(points.length / most);
  return points.filter((_, i) => (points.length - 1 - i) % every === 0);
}
