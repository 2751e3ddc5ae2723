/** The roof over all kernels, from the left edge over the ridge to the right one, with what it is made of, and what stands under either part. */
import { pathOf } from '#ui/charts/axes.tsx';
import { rateText } from './rate-text.ts';
import type { RooflineFigure } from './roofline-of.ts';
import { LETTER, type RooflinePlot } from './roofline-plot.ts';
import { rooflineStrings as words } from './roofline-strings.ts';
import styles from './roofline.module.css';

const GAP = 8;

export function Roof({ figure, plot }: { readonly figure: RooflineFigure; readonly plot: RooflinePlot }) {
  const { peakGflops, peakGigabytesPerSecond, ridge, kernels } = figure;
  const { frame, x, y, at, intensities: [from, to] } = plot;
  const corners = [[x(from), y(from * peakGigabytesPerSecond)], [x(ridge), y(peakGflops)], [x(to), y(peakGflops)]] as const;
  const [[left, low], [bend, high]] = corners;
  const slope = (high - low) / (bend - left);
  const dots = kernels.flatMap(({ points }) => points.map(at));
  // What a cache feeds stands above the roof: words keep above it, too.
  const above = (dot: readonly [number, number]): number => Math.max(0, (low + slope * (dot[0] - left) - dot[1]) * Math.cos(Math.atan(slope)));
  const overSlope = Math.max(0, ...dots.filter(([across]) => across < bend).map(above));
  // a line leads from each kernel's last dot to its name, past the words
  const crossed = plot.names.size > 0 ? bend : frame.right - LETTER * words.arithmetic(rateText(peakGflops)).length - GAP;
  const overFlat = Math.max(0, ...dots.filter(([across]) => across > crossed).map(([, up]) => high - up));
  const lift = (over: number): number => Math.min(46, over > 0 ? over + 2 * GAP : GAP);
  const degrees = (180 / Math.PI) * Math.atan(slope);
  const middle = (left + bend) / 2;
  const room = { fed: bend - frame.left, full: frame.right - bend };
  return (
    <g aria-hidden="true">
      <path className={styles.beyond} d={`${pathOf(corners)}L${frame.right} ${frame.top}L${frame.left} ${frame.top}Z`} />
      <line className={styles.ridge} x1={bend} x2={bend} y1={high} y2={frame.bottom} />
      <path className={styles.roof} d={pathOf(corners)} />
      <text className={styles.roofName} textAnchor="middle" transform={`translate(${middle.toFixed(1)} ${((low + high) / 2).toFixed(1)}) rotate(${degrees.toFixed(1)}) translate(0 ${(-lift(overSlope)).toFixed(1)})`}>{words.memory(rateText(peakGigabytesPerSecond))}</text>
      <text className={styles.roofName} x={frame.right} y={high - lift(overFlat)} textAnchor="end">{words.arithmetic(rateText(peakGflops))}</text>
      {(['fed', 'full'] as const).map((side) => room[side] > LETTER * words[side].length + 2 * GAP && (
        <text key={side} className={styles.side} x={side === 'fed' ? bend - GAP : bend + GAP} y={frame.bottom - GAP} textAnchor={side === 'fed' ? 'end' : 'start'}>{words[side]}</text>
      ))}
    </g>
  );
}
