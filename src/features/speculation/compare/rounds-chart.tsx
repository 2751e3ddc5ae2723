/** Rounds needed by tokens written, a staircase for each run: the flatter one is the faster. One token a round is plain decoding. */
import { useRef } from 'react';
import { SavePicture } from '#ui/charts/save-picture.tsx';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

type Steps = readonly (readonly [number, number])[];

const WIDTH = 620;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 96, 10, 30];
/** Of the hidden table: every so many tokens. */
const EVERY = 5;

interface Props {
  readonly first: Steps;
  readonly second: Steps;
  readonly position: number;
}

export function RoundsChart({ first, second, position }: Props) {
  const chart = useRef<SVGSVGElement>(null);
  const tokens = Math.max(first.length, second.length, 1);
  const rounds = Math.max(first.at(-1)?.[1] ?? 0, second.at(-1)?.[1] ?? 0, 1);
  const x = (n: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * n) / tokens;
  const y = (r: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * r) / rounds;
  const path = (steps: Steps): string => steps.reduce((d, [n, r]) => `${d}V${y(r).toFixed(1)}H${x(n).toFixed(1)}`, `M${x(0)} ${y(0)}`);
  const ends = [[first, 'first'], [second, 'second']] as const;
  const last = (steps: Steps): number => steps.at(-1)?.[1] ?? 0;
  // Two ends at one height would be written over one another.
  const gap = y(last(first)) - y(last(second));
  const apart = Math.abs(gap) < 15 ? (gap >= 0 ? 1 : -1) * (15 - Math.abs(gap)) / 2 : 0;
  const diagonal = Math.min(tokens, rounds);
  const at = (steps: Steps, n: number): number => steps[Math.min(n, steps.length) - 1]?.[1] ?? 0;
  const title = words.chartSaid(position, at(first, position), at(second, position));
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{words.chart}</figcaption>
      <svg ref={chart} className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${words.chart}. ${title}`}>
        <path className={styles.axis} d={`M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
        <path className={styles.plain} d={`M${x(0)} ${y(0)}L${x(diagonal)} ${y(diagonal)}`} />
        <line className={styles.here} x1={x(position)} x2={x(position)} y1={TOP} y2={HEIGHT - BOTTOM} />
        {ends.map(([steps, name]) => <path key={name} className={styles.steps} data-run={name} d={path(steps)} />)}
        {ends.map(([steps, name]) => steps.length > 0 && (
          <text key={name} className={styles.name} data-run={name} x={x(steps.length) + 7} y={y(last(steps)) + (name === 'first' ? apart : -apart)}>{words.columns[name]}</text>
        ))}
        <text className={styles.tick} x={LEFT - 6} y={y(rounds)} textAnchor="end">{rounds}</text>
        <text className={styles.tick} x={LEFT - 6} y={y(0)} textAnchor="end">0</text>
        <text className={styles.tick} x={x(tokens)} y={HEIGHT - BOTTOM + 14} textAnchor="end">{tokens} {words.tokens}</text>
        <text className={styles.tick} x={x(diagonal / 2) - 8} y={y(diagonal / 2) - 6} textAnchor="end">{words.plain}</text>
      </svg>
      <table className="visually-hidden">
        <caption>{words.chart}</caption>
        <thead><tr><th scope="col">{words.tokens}</th><th scope="col">{words.columns.first}</th><th scope="col">{words.columns.second}</th></tr></thead>
        <tbody>
          {Array.from({ length: Math.ceil(tokens / EVERY) }, (_, i) => Math.min(tokens, (i + 1) * EVERY)).map((n) => (
            <tr key={n}><th scope="row">{n}</th><td>{n <= first.length ? at(first, n) : words.gone}</td><td>{n <= second.length ? at(second, n) : words.gone}</td></tr>
          ))}
        </tbody>
      </table>
      <SavePicture chart={chart} name="slipstream-rounds" words={words.picture} />
    </figure>
  );
}
