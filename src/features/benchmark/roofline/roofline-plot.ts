/** Where a roofline's picture lies and what its axes span: all dots and both parts of the roof, with room around them for what is written. */
import type { Frame } from '#ui/charts/axes.tsx';
import { logarithmic, type Scale } from '#ui/charts/scale.ts';
import { spread } from '#ui/charts/spread.ts';
import type { KernelOp } from '#engine/protocol.ts';
import type { RooflineFigure, RooflinePoint } from './roofline-of.ts';
import { rooflineStrings as words } from './roofline-strings.ts';

/** Above this there is room for names beside the dots; below, a key under the picture has to do. */
const ROOMY = 560;
/** About so wide is a letter. */
export const LETTER = 6.6;
const NAMES = 40 + LETTER * Math.max(...Object.values(words.ops).map((name) => name.length));
const NAME_HEIGHT = 19;
/** Beyond the outermost dots and the ridge, as factors; below there are words under the lowest dot. */
const BEYOND = { x: 1.7, above: 1.7, below: 3 };

export interface RooflinePlot {
  readonly frame: Frame;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
  /** What the axes span. */
  readonly intensities: readonly [number, number];
  readonly rates: readonly [number, number];
  readonly at: (point: RooflinePoint) => readonly [x: number, y: number];
  /** Heights of the names at the right; none where there is no room. */
  readonly names: ReadonlyMap<KernelOp, number>;
}

export const isRoomy = (width: number): boolean => width >= ROOMY;

function span(values: readonly number[], before: number, behind: number): readonly [number, number] {
  return [Math.min(...values) / before, Math.max(...values) * behind];
}

export function plotOf({ kernels, ridge, peakGflops }: RooflineFigure, width: number): RooflinePlot {
  const height = isRoomy(width) ? 420 : 340;
  const points = kernels.flatMap((kernel) => kernel.points);
  const intensities = span([...points.map(({ intensity }) => intensity), ridge], BEYOND.x, BEYOND.x);
  const rates = span([...points.map(({ row }) => row.gflops), peakGflops], BEYOND.below, BEYOND.above);
  // numbers of four digits and more have a comma
  const left = Math.max(34, 10 + LETTER * (Math.floor(Math.log10(rates[1])) * 1.25 + 1));
  const frame: Frame = { left, right: width - (isRoomy(width) ? NAMES : 8), top: 22, bottom: height - 34 };
  const [x, y] = [logarithmic(intensities, [frame.left, frame.right]), logarithmic(rates, [frame.bottom, frame.top])];
  const at = ({ intensity, row }: RooflinePoint): readonly [number, number] => [x(intensity), y(row.gflops)];
  const ends = kernels.map(({ op, points: own }) => ({ op, y: at(own.at(-1)!)[1] }));
  const names = isRoomy(width) ? spread(ends, NAME_HEIGHT, [frame.top + 4, frame.bottom - 4]) : [];
  return { frame, height, x, y, intensities, rates, at, names: new Map(names.map(({ op, y: level }) => [op, level])) };
}
