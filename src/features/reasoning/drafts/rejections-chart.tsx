/** Do rejections cluster at plans and backtracks? The share of drafts refused by kind of step, over many runs, each with its interval; of one of them that is being watched, its own share too. */
import { useMemo } from 'react';
import type { RecordedThought } from '#core/reasoning/drafts-by-step.ts';
import { rejectionsByKind, type KindRejections } from '#core/reasoning/rejections-by-kind.ts';
import { XAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { share } from '#ui/number-format.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { clusterSentence } from './cluster-sentence.ts';
import styles from './rejections.module.css';

const words = reasoningStrings.rejections;
const ROW = 30;
const rate = ({ refused, judged }: KindRejections): number => refused / judged;
const ofOwn = (row: KindRejections | undefined): string => (row ? words.count(row.refused, row.judged) : '–');

interface Props {
  readonly runs: readonly RecordedThought[];
  /** Over what it is. */
  readonly note: string;
  /** The one of them that is watched, and what is said of its mark. */
  readonly now?: { readonly run: RecordedThought; readonly legend: string; readonly column: string } | undefined;
}

export function RejectionsChart({ runs, note, now }: Props) {
  const rows = useMemo(() => rejectionsByKind(runs), [runs]);
  const own = useMemo(() => new Map(now ? rejectionsByKind([now.run]).map((row) => [row.kind, row]) : []), [now]);
  if (rows.length === 0) return null;
  const table = rows.map((row) => ({ key: row.kind, cells: [words.kinds[row.kind], `${row.steps}`, `${row.judged}`, `${row.refused}`, share(rate(row)), words.interval(share(row.interval.low), share(row.interval.high)), ...(now ? [ofOwn(own.get(row.kind))] : [])] }));
  const most = Math.min(1, Math.max(...rows.map(({ interval }) => interval.high), ...[...own.values()].map(rate)) * 1.05);
  return (
    <section className={styles.section} aria-label={words.title} data-testid="rejections">
      <p className={styles.verdict}>{clusterSentence(rows)}</p>
      <Chart title={words.title} note={note} legend={now ? `${now.legend} ${words.caution}` : words.caution} as={{ file: 'slipstream-rejections-by-step', table: <TableDisclosure caption={words.title} columns={now ? [...words.columns, now.column] : words.columns} rows={table} scrolls /> }}>
        {(width) => {
          const frame = { left: 76, right: width - 70, top: 6, bottom: 6 + ROW * rows.length };
          const x = linear([0, most], [frame.left, frame.right]);
          return (
            <svg width={width} height={frame.bottom + 32} role="img" aria-label={words.summary(rows.map((row) => `${words.kinds[row.kind]} ${share(rate(row))}`).join(', '))}>
              {rows.map((row, i) => {
                const y = frame.top + ROW * (i + 0.5);
                return (
                  <g key={row.kind} data-kind={row.kind} data-now={own.has(row.kind) || undefined}>
                    <text x={frame.left - 12} y={y + 4} textAnchor="end">{words.kinds[row.kind]}</text>
                    <path className={styles.interval} d={`M${x(row.interval.low)} ${y}H${x(row.interval.high)}`} />
                    {own.has(row.kind) && <circle className={styles.now} cx={x(rate(own.get(row.kind)!))} cy={y} r="8" />}
                    <circle className={styles.dot} cx={x(rate(row))} cy={y} r="4.5" />
                    <text x={frame.right + 10} y={y + 4}>{words.count(row.refused, row.judged)}</text>
                  </g>
                );
              })}
              <XAxis frame={frame} scale={x} ticks={ticks([0, most], Math.max(2, Math.floor(width / 120)))} format={share} />
            </svg>
          );
        }}
      </Chart>
    </section>
  );
}
