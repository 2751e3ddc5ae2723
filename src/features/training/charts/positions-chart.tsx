/** Of the rounds that kept every slot before it, the share that kept slot 1, 2, ...; a stroke says what it was at first. */
import { XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear } from '#ui/charts/scale.ts';
import { probability, share } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { SMALL } from './small.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.positions;
const said = (rate: number | null | undefined): string => (rate === null || rate === undefined ? words.nobody : probability(rate));

type Rates = readonly (number | null)[];

interface Props {
  /** null: not measured. */
  readonly rates: Rates | null;
  /** null: these are the first. */
  readonly first: Rates | null;
}

export function PositionsChart({ rates, first }: Props) {
  if (!rates) return <Chart title={words.title} note={words.none}>{() => null}</Chart>;
  const rows = rates.map((rate, i) => ({ key: i, cells: [`${i + 1}`, said(rate), said((first ?? rates)[i])] }));
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-training-positions', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: 36, right: width - 4, top: 10, bottom: SMALL - 30 };
        const x = linear([0.5, rates.length + 0.5], [frame.left, frame.right]);
        const y = linear([0, 1], [frame.bottom, frame.top]);
        const bar = Math.min(22, 0.6 * (x(2) - x(1)));
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(rates.map(said).join(', '))}>
            <YAxis frame={frame} scale={y} ticks={[0, 0.5, 1]} format={share} />
            {rates.map((rate, i) => {
              const before = first?.[i];
              return (
                <g key={i}>
                  {rate !== null && <rect className={styles.kept} data-figure={`kept-${i + 1}`} data-value={rate} x={x(i + 1) - bar / 2} y={y(rate)} width={bar} height={frame.bottom - y(rate)} rx="2" />}
                  {before !== null && before !== undefined && <line className={styles.before} x1={x(i + 1) - bar / 2 - 3} x2={x(i + 1) + bar / 2 + 3} y1={y(before)} y2={y(before)} />}
                </g>
              );
            })}
            <XAxis frame={frame} scale={x} ticks={rates.map((_, i) => i + 1)} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
