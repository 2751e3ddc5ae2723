/**
 * Medians within their ranges, drawn along the scale that a table's head shows, with a line at 1×. Positions are percentages, so that
 * a drawing is as wide as its column. Hidden from assistive technology: the columns beside it say the same in figures.
 */
import type { RatioScale } from './ratio-scale.ts';
import type { Line } from './result-lines.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import styles from './range-mark.module.css';

type SideName = 'stored' | 'here';

const percent = (x: number): string => `${x.toFixed(2)}%`;

export function SideMark({ side }: { readonly side: SideName }) {
  return (
    <svg className={styles.mark} width="22" height="10" aria-hidden="true">
      <g data-side={side}>
        <line x1="1" x2="21" y1="5" y2="5" />
        <circle cx="11" cy="5" r="4" />
      </g>
    </svg>
  );
}

export function RangeMarks({ scale, line, sides }: { readonly scale: RatioScale; readonly line: Line; readonly sides: readonly SideName[] }) {
  return (
    <svg className={styles.marks} width="100%" height="100%" aria-hidden="true">
      {scale.ticks.map((tick) => <line key={tick} className={styles.tick} data-one={tick === 1 || undefined} x1={percent(scale.at(tick))} x2={percent(scale.at(tick))} y1="0" y2="100%" />)}
      {sides.map((name, i) => {
        const side = line[name];
        if (!side) return null;
        const y = percent((100 * (i + 1)) / (sides.length + 1));
        const [least, most] = side.ratioRange;
        return (
          <g key={name} data-side={name}>
            <line className={styles.gain} x1={percent(scale.at(1))} x2={percent(scale.at(side.ratio))} y1={y} y2={y} />
            <line x1={percent(scale.at(least))} x2={percent(scale.at(most))} y1={y} y2={y} />
            <circle cx={percent(scale.at(side.ratio))} cy={y} r="4" />
          </g>
        );
      })}
    </svg>
  );
}

/** Which way is which, over the numbers along the scale. */
export function RangeAxis({ scale, less, more }: { readonly scale: RatioScale; readonly less: string; readonly more: string }) {
  const one = percent(scale.at(1));
  return (
    <svg className={styles.axis} width="100%" height="34" aria-hidden="true">
      <text x={one} dx="-8" y="12" textAnchor="end">{less}</text>
      <text x={one} dx="8" y="12">{more}</text>
      {scale.ticks.map((tick) => <text key={tick} data-one={tick === 1 || undefined} x={percent(scale.at(tick))} y="29" textAnchor="middle">{benchmarkStrings.times(`${Number(tick.toPrecision(2))}`)}</text>)}
    </svg>
  );
}
