/**
 * How many drafts a round kept: a bar a number, its length the rounds. Each bar's name is what such a round brings, drawn:
 * a filled cell for every draft, and apart from them, boxed, the one token that the target adds.
 */
import type { AcceptanceAt, HistogramBin } from '#core/trace/acceptance-at.ts';
import type { Selection } from '#core/trace/why.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear } from '#ui/charts/scale.ts';
import { count, decimal } from '#ui/number-format.ts';
import { statisticsStrings } from './statistics-strings.ts';
import styles from './statistics.module.css';

const words = statisticsStrings.histogram;
const NUMBER = 18;
const COUNT = 26;
/** Of all bars; many thin ones need more, since each carries a number. */
const HEIGHT = 140;
const THINNEST = 12;

interface BarProps {
  readonly bin: HistogramBin;
  readonly y: number;
  readonly height: number;
  readonly cell: number;
  readonly from: number;
  readonly to: number;
  readonly marked: boolean;
}

function Bar({ bin: { accepted, rounds }, y, height, cell, from, to, marked }: BarProps) {
  const size = Math.min(height - 4, cell - 1.5);
  const middle = y + height / 2;
  return (
    <g data-marked={marked || undefined} className={styles.bin} data-figure={`bin-${accepted}`}>
      <text x={NUMBER - 6} y={middle + 4} textAnchor="end">{accepted}</text>
      {Array.from({ length: accepted }, (_, i) => <rect key={i} className={styles.draft} x={NUMBER + i * cell} y={middle - size / 2} width={cell - 1.5} height={size} rx="1.5" />)}
      <rect className={styles.cap} x={NUMBER + accepted * cell + 1.5} y={middle - size / 2 + 0.6} width={cell - 2.7} height={size - 1.2} rx="1.5" />
      <rect className={styles.bar} x={from} y={y + 2} width={Math.max(0, to - from)} height={height - 4} rx="2" />
      <text x={to + 5} y={middle + 4}>{rounds}</text>
    </g>
  );
}

export function AcceptedHistogram({ figures, selected }: { readonly figures: AcceptanceAt; readonly selected: Selection | null }) {
  const { histogram, rounds, total } = figures;
  const own = rounds.find(({ round }) => round === selected?.round)?.accepted;
  const height = Math.min(28, Math.max(THINNEST, HEIGHT / histogram.length));
  const most = Math.max(...histogram.map((bin) => bin.rounds));
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={histogram.map((bin) => ({ key: bin.accepted, marked: bin.accepted === own, cells: [bin.accepted, bin.rounds, bin.bonus, bin.corrected].map(count) }))}
    />
  );
  return (
    <Chart title={words.title} note={words.note} as={{ table, file: 'slipstream-accepted-drafts' }}>
      {(width) => {
        const cell = Math.min(11, (width * 0.38) / histogram.length);
        const from = NUMBER + histogram.length * cell + 8;
        const scale = linear([0, most], [from, width - COUNT]);
        return (
          <svg width={width} height={height * histogram.length + 2} role="img" aria-label={words.summary(rounds.length, decimal(total.acceptanceLength - 1))}>
            {histogram.map((bin, i) => <Bar key={bin.accepted} bin={bin} y={i * height} height={height} cell={cell} from={from} to={scale(bin.rounds)} marked={bin.accepted === own} />)}
          </svg>
        );
      }}
    </Chart>
  );
}
