/**
 * One kernel under the roof: a dot for each number of rows, larger for more, joined by a line. That which is told apart says what its rows took, below
 * whatever else stands there, and how far its turns lay apart.
 */
import { pathOf } from '#ui/charts/axes.tsx';
import { OpMark } from './op-mark.tsx';
import { rateText } from './rate-text.ts';
import type { RooflineDrawingProps } from './roofline-drawing.tsx';
import type { RooflineKernel, RooflinePoint } from './roofline-of.ts';
import type { RooflinePlot } from './roofline-plot.ts';
import { rooflineStrings as words } from './roofline-strings.ts';
import styles from './roofline.module.css';

/** Dots that stand so near one another are a column. */
const COLUMN = 34;
const LINE = 15;

interface Props extends Pick<RooflineDrawingProps, 'figure' | 'selected' | 'sentence' | 'onSelect' | 'onPreview'> {
  readonly kernel: RooflineKernel;
  readonly plot: RooflinePlot;
  /** Null: another kernel is told apart. */
  readonly shown: RooflinePoint | null;
  readonly optionId: (point: RooflinePoint) => string;
}

const sizeOf = ({ row }: RooflinePoint): number => 3.6 + 0.9 * Math.log2(row.rows);

/** Under the column that a dot stands in: its rows, and their time. */
function Cost({ point, figure, plot }: { readonly point: RooflinePoint } & Pick<Props, 'figure' | 'plot'>) {
  const [x, y] = plot.at(point);
  const near = figure.kernels.flatMap(({ points }) => points.map(plot.at)).filter(([across]) => Math.abs(across - x) < COLUMN).map(([, down]) => down);
  const top = Math.min(Math.max(y, ...near) + 24, plot.frame.bottom - 2 * LINE - 8);
  return (
    <g aria-hidden="true">
      <line className={styles.plumb} x1={x} x2={x} y1={y} y2={top - 12} />
      <text className={styles.count} x={x} y={top} textAnchor="middle">{words.rows(point.row.rows)}</text>
      <text className={styles.cost} x={x} y={top + LINE} textAnchor="middle">{words.ms(rateText(point.row.ms))}</text>
    </g>
  );
}

/** From its slowest turn to its fastest. */
function Turns({ point: { row, intensity }, plot }: { readonly point: RooflinePoint; readonly plot: RooflinePlot }) {
  const [least, most] = row.msRange;
  const within = (gflops: number): number => Math.min(plot.frame.bottom, Math.max(plot.frame.top, plot.y(gflops)));
  const x = plot.x(intensity);
  return <line className={styles.turns} aria-hidden="true" x1={x} x2={x} y1={within((row.gflops * row.ms) / most)} y2={within((row.gflops * row.ms) / least)} />;
}

export function KernelDots({ kernel, figure, plot, selected, shown, optionId, sentence, onSelect, onPreview }: Props) {
  const { points, op } = kernel;
  const end = plot.at(points.at(-1)!);
  const name = plot.names.get(op);
  const { right } = plot.frame;
  return (
    <g className={styles.kernel} data-op={op} data-shown={shown !== null || undefined}>
      {shown !== null && points.map((point) => <Cost key={point.row.rows} point={point} figure={figure} plot={plot} />)}
      <path className={styles.climb} aria-hidden="true" d={pathOf(points.map(plot.at))} />
      {name !== undefined && (
        <g className={styles.named} aria-hidden="true" onClick={() => onSelect(points.at(-1)!)}>
          <path className={styles.leader} d={`M${end[0] + sizeOf(points.at(-1)!) + 4} ${end[1]}L${right + 2} ${name}H${right + 9}`} />
          <OpMark op={op} x={right + 18} y={name} size={5} />
          <text className={styles.name} x={right + 28} y={name + 4}>{words.ops[op]}</text>
        </g>
      )}
      {points.map((point) => {
        const [x, y] = plot.at(point);
        return (
          <g
            key={point.row.rows} id={optionId(point)} role="option" aria-selected={point === selected} aria-label={sentence(point)} className={styles.point} data-shown={point === shown || undefined}
            onClick={() => onSelect(point)}
            onPointerEnter={({ pointerType }) => { if (pointerType === 'mouse') onPreview(point); }}
            onPointerLeave={() => onPreview(null)}
          >
            {shown !== null && <Turns point={point} plot={plot} />}
            <circle className={styles.reach} cx={x} cy={y} r={sizeOf(point) + 3} />
            <circle className={styles.halo} cx={x} cy={y} r={sizeOf(point) + 4} />
            <OpMark op={op} x={x} y={y} size={sizeOf(point)} />
          </g>
        );
      })}
    </g>
  );
}
