/**
 * Acceptance by position: of all rounds, those that kept the draft in slot 1, 2, ... with the 95 % Wilson interval as a whisker; as a ring, the share
 * of those that reached the slot. Of a chain the rings are EAGLE's n-alpha (arXiv 2401.15077): slot n + 1 stands behind n tokens that the drafter guessed.
 */
import type { AcceptanceAt, Rate } from '#core/trace/acceptance-at.ts';
import type { Selection } from '#core/trace/why.ts';
import { XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear } from '#ui/charts/scale.ts';
import { probability, share } from '#ui/number-format.ts';
import { statisticsStrings } from './statistics-strings.ts';
import styles from './statistics.module.css';

const words = statisticsStrings.positions;
const HEIGHT = 168;

const inWords = ({ part, of, share: rate, interval: { low, high } }: Rate): readonly string[] =>
  rate === null ? [words.of(part, of), '–', '–'] : [words.of(part, of), probability(rate), words.interval(probability(low), probability(high))];

export function PositionChart({ figures, selected }: { readonly figures: AcceptanceAt; readonly selected: Selection | null }) {
  const { positions, rounds } = figures;
  if (positions.length === 0) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={positions.map(({ position, all, judged }) => ({ key: position, marked: position === selected?.slot, cells: [`${position}`, ...inWords(all), words.of(judged.part, judged.of)] }))}
    />
  );
  return (
    <Chart title={words.title} note={<p data-figure="position-rounds">{words.note(rounds.length)}</p>} as={{ table, file: 'slipstream-acceptance-by-position' }}>
      {(width) => {
        const frame = { left: 34, right: width - 4, top: 8, bottom: HEIGHT - 32 };
        const x = linear([0.5, positions.length + 0.5], [frame.left, frame.right]);
        const y = linear([0, 1], [frame.bottom, frame.top]);
        const bar = Math.min(26, 0.62 * (x(2) - x(1)));
        const every = Math.ceil(positions.length / Math.max(1, (frame.right - frame.left) / 22));
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={words.summary(positions.map(({ all }) => probability(all.share ?? 0)).join(', '), positions.map(({ judged }) => (judged.share === null ? '–' : probability(judged.share))).join(', '))}>
            <YAxis frame={frame} scale={y} ticks={[0, 0.5, 1]} format={share} />
            {positions.map(({ position, all: { share: rate, interval }, judged }) => (
              <g key={position} data-marked={position === selected?.slot || undefined} className={styles.position}>
                <rect className={styles.draft} x={x(position) - bar / 2} y={y(rate ?? 0)} width={bar} height={frame.bottom - y(rate ?? 0)} rx="2" />
                <path className={styles.whisker} d={`M${x(position)} ${y(interval.low)}V${y(interval.high)}m-3 0h6M${x(position) - 3} ${y(interval.low)}h6`} />
                {judged.share !== null && <circle className={styles.reached} cx={x(position)} cy={y(judged.share)} r="3.5" />}
              </g>
            ))}
            <XAxis frame={frame} scale={x} ticks={positions.map(({ position }) => position).filter((position) => position % every === 0)} format={String} name={words.axis} />
          </svg>
        );
      }}
    </Chart>
  );
}
