/** The reward model among its rivals on the validation pairs: a bar each, with the interval over problems, beside what a coin comes to. */
import { XAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { linear } from '#ui/charts/scale.ts';
import { count } from '#ui/number-format.ts';
import { experimentStrings } from './experiment-strings.ts';
import { percent, shareTick } from './figures.ts';
import { rivalsSentence, type Rivals } from './findings.ts';
import { Part } from './part.tsx';
import styles from './bars.module.css';

const words = experimentStrings.rivals;
const NAMES = roomForNames(Object.values(words.names));
const VALUES = 52;
const ROW = 32;
const BAR = 12;

export function RivalsPart({ rivals }: { readonly rivals: Rivals }) {
  const rows = rivals.map(({ rival, right, tie, wrong, accuracy: { value, low, high } }) => ({
    key: rival, marked: rival === 'trm', cells: [words.names[rival], count(right), count(tie), count(wrong), percent(value), words.between(percent(low), percent(high))],
  }));
  return (
    <Part name="rivals" heading={rivalsSentence(rivals)}>
      <Chart title={words.title} note={words.note} as={{ file: 'slipstream-reward-rivals', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} scrolls /> }}>
        {(width) => {
          const frame = { left: NAMES, right: width - VALUES, top: 4, bottom: 4 + ROW * rivals.length };
          const x = linear([0, 1], [frame.left, frame.right]);
          return (
            <svg width={width} height={frame.bottom + 24} role="img" aria-label={words.summary(rivals.map(({ rival, accuracy }) => `${words.names[rival]} ${percent(accuracy.value)}`).join(', '))}>
              <line className={styles.half} x1={x(0.5)} x2={x(0.5)} y1={frame.top} y2={frame.bottom} />
              {rivals.map(({ rival, accuracy: { value, low, high } }, i) => {
                const y = frame.top + ROW * (i + 0.5);
                return (
                  <g key={rival} data-rival={rival}>
                    <text x={frame.left - 12} y={y + 4} textAnchor="end">{words.names[rival]}</text>
                    <rect className={styles.bar} data-main={rival === 'trm' || undefined} x={frame.left} width={x(value) - frame.left} y={y - BAR / 2} height={BAR} rx="2" />
                    <path className={styles.whisker} d={`M${x(low)} ${y - 5}v10m0 -5H${x(high)}m0 -5v10`} />
                    <text className={styles.value} x={width - 2} y={y + 4} textAnchor="end">{percent(value)}</text>
                  </g>
                );
              })}
              <XAxis frame={frame} scale={x} ticks={[0, 0.5, 1]} format={shareTick} />
            </svg>
          );
        }}
      </Chart>
    </Part>
  );
}
