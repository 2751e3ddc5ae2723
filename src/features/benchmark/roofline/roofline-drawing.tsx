/**
 * The roofline as a picture on logarithmic axes: the roof, and under it each kernel with one row and with several, joined by a line. A list with
 * one tab stop, in which arrow keys go from dot to dot.
 */
import { useId } from 'react';
import type { KernelOp } from '#engine/protocol.ts';
import { XAxis, YAxis } from '#ui/charts/axes.tsx';
import { decades, powersOfTwo } from '#ui/charts/scale.ts';
import { KernelDots } from './kernel-dots.tsx';
import { moveOnRoofline } from './move-on-roofline.ts';
import { OpMark } from './op-mark.tsx';
import { rateText } from './rate-text.ts';
import { Roof } from './roof.tsx';
import type { RooflineFigure, RooflinePoint } from './roofline-of.ts';
import { isRoomy, plotOf } from './roofline-plot.ts';
import { rooflineStrings as words } from './roofline-strings.ts';
import styles from './roofline.module.css';

export interface RooflineDrawingProps {
  readonly figure: RooflineFigure;
  readonly name: string;
  readonly width: number;
  readonly selected: RooflinePoint;
  /** Under the pointer, or else the selected one: its kernel is told apart from the others. */
  readonly shown: RooflinePoint;
  readonly sentence: (point: RooflinePoint) => string;
  readonly onSelect: (point: RooflinePoint) => void;
  /** Under the pointer; null when it leaves. */
  readonly onPreview: (point: RooflinePoint | null) => void;
}

/** About so many pixels of the axis for each number. */
const TICK = 44;

export function RooflineDrawing({ figure, name, width, selected, shown, sentence, onSelect, onPreview }: RooflineDrawingProps) {
  const id = useId();
  const plot = plotOf(figure, width);
  const { frame, x, y, intensities, rates } = plot;
  const optionId = ({ row }: RooflinePoint): string => `${id}-${row.op}-${row.rows}`;
  // what is selected lies over the others; what is under the pointer stays where it is, or the pointer would be over something else
  const drawn = [...figure.kernels].sort((a, b) => Number(a.points.includes(selected)) - Number(b.points.includes(selected)));
  return (
    <>
      <svg
        width={width} height={plot.height} className={styles.picture} role="listbox" tabIndex={0} aria-label={name} aria-activedescendant={optionId(selected)}
        onKeyDown={(event) => {
          const next = moveOnRoofline(figure, selected, event.key);
          if (next === null) return;
          event.preventDefault();
          event.stopPropagation();
          onSelect(next);
        }}
      >
        <YAxis frame={frame} scale={y} ticks={decades(rates, 8)} format={(tick) => (tick < 1 ? `${tick}` : rateText(tick).replace(/\.0+$/, ''))} />
        <Roof figure={figure} plot={plot} />
        <text className={styles.up} aria-hidden="true" x={0} y={frame.top - 10}>{words.up}</text>
        <XAxis frame={frame} scale={x} ticks={powersOfTwo(intensities, Math.floor((frame.right - frame.left) / TICK))} format={String} name={words.across} />
        {drawn.map((kernel) => (
          <KernelDots
            key={kernel.op} kernel={kernel} figure={figure} plot={plot} selected={selected} shown={kernel.points.includes(shown) ? shown : null}
            optionId={optionId} sentence={sentence} onSelect={onSelect} onPreview={onPreview}
          />
        ))}
      </svg>
      {!isRoomy(width) && <Key figure={figure} shown={shown.row.op} />}
    </>
  );
}

/** Where the picture has no room for names. */
function Key({ figure, shown }: { readonly figure: RooflineFigure; readonly shown: KernelOp }) {
  return (
    <ul className={styles.key}>
      {figure.kernels.map(({ op }) => (
        <li key={op} data-shown={op === shown || undefined}>
          <svg width="14" height="14" aria-hidden="true"><OpMark op={op} x={7} y={7} size={5.5} /></svg>{words.ops[op]}
        </li>
      ))}
    </ul>
  );
}
