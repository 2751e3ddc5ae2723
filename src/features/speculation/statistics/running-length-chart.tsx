/** Acceptance length τ as it ran: the average so far as a line, each round's own as dots behind it, the cursor's value named. */
import type { AcceptanceAt } from '#core/trace/acceptance-at.ts';
import type { Selection } from '#core/trace/why.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, wholeTicks } from '#ui/charts/scale.ts';
import { decimal } from '#ui/number-format.ts';
import { statisticsStrings } from './statistics-strings.ts';
import styles from './statistics.module.css';

const words = statisticsStrings.running;
const HEIGHT = 168;

/** The value needs it to its left. */
const ROOM = 70;

export function RunningLengthChart({ figures, selected }: { readonly figures: AcceptanceAt; readonly selected: Selection | null }) {
  const { running, total } = figures;
  const last = running.at(-1)!;
  const own = running.find(({ round }) => round === selected?.round);
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={running.map(({ round, alone, acceptanceLength }) => ({ key: round, marked: round === own?.round, cells: [`${round}`, `${alone}`, decimal(acceptanceLength)] }))}
    />
  );
  return (
    <Chart title={words.title} note={words.note} as={{ table, file: 'slipstream-acceptance-length' }}>
      {(width) => {
        const frame = { left: 20, right: width - 10, top: 12, bottom: HEIGHT - 32 };
        const most = Math.max(2, 1 + total.acceptedAt.length);
        const [first, end] = [running[0]!.round, Math.max(last.round, running[0]!.round + 1)];
        const x = linear([first, end], [frame.left + 6, frame.right - 6]);
        const y = linear([1, most], [frame.bottom, frame.top]);
        const at = y(last.acceptanceLength);
        // The value stands clear of the line: above it, unless that is outside.
        const below = at - 12 < frame.top;
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={words.summary(last.round, decimal(last.acceptanceLength))}>
            <YAxis frame={frame} scale={y} ticks={wholeTicks([1, most], 4)} format={String} />
            {own && <line className={styles.here} x1={x(own.round)} x2={x(own.round)} y1={frame.top - 6} y2={frame.bottom} />}
            {running.map(({ round, alone }) => <circle key={round} className={styles.dot} cx={x(round)} cy={y(alone)} r="2" />)}
            <path className={styles.line} d={pathOf(running.map(({ round, acceptanceLength }) => [x(round), y(acceptanceLength)]))} />
            <circle className={styles.end} cx={x(last.round)} cy={at} r="3.5" />
            <text className={styles.value} data-figure="running" x={x(last.round)} y={below ? at + 18 : at - 9} textAnchor={x(last.round) < frame.left + ROOM ? 'start' : 'end'}>{words.value(decimal(last.acceptanceLength))}</text>
            <XAxis frame={frame} scale={x} ticks={wholeTicks([first, end], Math.max(2, Math.floor(width / 45)))} format={String} name={words.axis} />
          </svg>
        );
      }}
    </Chart>
  );
}
