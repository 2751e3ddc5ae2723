/** Where everything of the timeline stands, in pixels: columns as wide as their sessions weigh, lanes below one another, arcs from lane to lane. */
import { STATES } from '#core/pibench/view/state-words.ts';
import { allOf } from '#core/pibench/view/tally-at.ts';
import type { Arc, Column, Timeline } from '#core/pibench/view/timeline-at.ts';
import type { IntentState } from '#core/pibench/events.ts';
import type { TaskRole } from '#core/pibench/task.ts';

export const LANES: readonly TaskRole[] = ['seed', 'dependent', 'independent'];
export const LANE = 28;
/** Room for arcs between seeds and dependents; and for nothing between the others. */
const TOPS: Readonly<Record<TaskRole, number>> = { seed: 2, dependent: 58, independent: 96 };
const KEPT_TOP = 130;
export const HEIGHT = 144;
/** For the names of the lanes. */
export const MARGIN = 92;
const GAP = 5;
/** Narrower a column cannot be hit; and a few sessions are not drawn out over a whole page. */
const NARROWEST = 24;
const MOST_PER_WEIGHT = 40;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedColumn {
  readonly column: Column;
  /** From the top of the drawing to its bottom. */
  readonly x: number;
  readonly width: number;
  readonly bar: Box;
  readonly parts: readonly (Box & { readonly state: IntentState })[];
  readonly keptY: number;
}

export const laneMiddle = (role: TaskRole): number => TOPS[role] + LANE / 2;
export const keptMiddle = KEPT_TOP + 6;

/** As wide as there is room, and never so narrow that a column could not be hit. */
export function widthOf({ columns }: Timeline, room: number): number {
  return Math.max(room, MARGIN + columns.length * NARROWEST);
}

function partsOf({ tally }: Column, bar: Box): PlacedColumn['parts'] {
  const all = allOf(tally);
  let bottom = bar.y + bar.height;
  return STATES.filter((state) => tally[state] > 0).map((state) => {
    const height = (bar.height * tally[state]) / all;
    bottom -= height;
    return { state, x: bar.x, width: bar.width, y: bottom, height };
  });
}

export function layOut({ columns }: Timeline, width: number): readonly PlacedColumn[] {
  const weight = columns.reduce((sum, column) => sum + column.weight, 0);
  // each has its narrowest, and the rest is shared by weight
  const spare = Math.max(0, width - MARGIN - columns.length * NARROWEST);
  let x = MARGIN;
  return columns.map((column) => {
    const whole = NARROWEST + column.weight * Math.min(MOST_PER_WEIGHT, spare / weight);
    const bar = { x: x + GAP / 2, y: TOPS[column.role], width: whole - GAP, height: LANE };
    const placed = { column, x, width: whole, bar, parts: partsOf(column, bar), keptY: keptMiddle };
    x += whole;
    return placed;
  });
}

/** From under a seed to above its dependent. */
export function arcPath(arc: Arc, placed: readonly PlacedColumn[]): string {
  const [from, to] = [placed[arc.from]!.bar, placed[arc.to]!.bar];
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height + 1, to.x + to.width / 2, to.y - 1];
  const bend = (y2 - y1) * 0.7;
  const n = (value: number): string => value.toFixed(1);
  return `M${n(x1)} ${n(y1)}C${n(x1)} ${n(y1 + bend)} ${n(x2)} ${n(y2 - bend)} ${n(x2)} ${n(y2)}`;
}
