/** Where in their answers the anchors of all steps so far lay, in tenths; what anchors are depends on the method. */
import { isTaughtByTest, standsAtRounds } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear } from '#ui/charts/scale.ts';
import { count } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { SMALL } from './small.ts';
import styles from './training-charts.module.css';

const words = trainingStrings.anchors;

function titleOf(config: TrainingConfig): string {
  if (isTaughtByTest(config)) return words.titles.everywhere;
  return standsAtRounds(config) ? words.titles.rounds : words.titles.drawn;
}

export function AnchorsChart({ tenths, config }: { readonly tenths: readonly number[]; readonly config: TrainingConfig }) {
  const title = titleOf(config);
  const all = tenths.reduce((sum, n) => sum + n, 0);
  if (all === 0) return <Chart title={title} note={words.none}>{() => null}</Chart>;
  const rows = tenths.map((n, i) => ({ key: i, cells: [words.tenth(i), count(n)] }));
  return (
    <Chart title={title} note={words.note} as={{ file: 'slipstream-training-anchors', table: <TableDisclosure caption={title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const bottom = SMALL - 30;
        const x = linear([0, tenths.length], [2, width - 2]);
        const y = linear([0, Math.max(...tenths)], [0, bottom - 12]);
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(count(all))}>
            {tenths.map((n, i) => <rect key={i} className={styles.anchors} data-figure={`anchors-${i}`} data-value={n} x={x(i) + 1.5} y={bottom - y(n)} width={Math.max(1, x(1) - x(0) - 3)} height={y(n)} rx="2" />)}
            <line className={styles.ground} x1="0" x2={width} y1={bottom} y2={bottom} />
            <text x="2" y={bottom + 14}>{words.ends[0]}</text>
            <text x={width - 2} y={bottom + 14} textAnchor="end">{words.ends[1]}</text>
          </svg>
        );
      }}
    </Chart>
  );
}
