/** The judge on the graph and on flat text, over the same candidate pairs: how often six calls agree, and why they do not where they do not. */
import type { Kind } from '#core/reasoning/judge-pool.ts';
import { XAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { linear } from '#ui/charts/scale.ts';
import { count } from '#ui/number-format.ts';
import { experimentStrings } from './experiment-strings.ts';
import { percent, shareTick } from './figures.ts';
import { judgeFinding, type Judge } from './findings.ts';
import { Part } from './part.tsx';
import styles from './bars.module.css';

const words = experimentStrings.judge;
const KINDS = Object.keys(words.kinds) as readonly Kind[];
const NAMES = roomForNames(Object.values(words.kinds));
const VALUES = 98;
const ROW = 32;

export function JudgePart({ judge }: { readonly judge: Judge }) {
  const { candidates, dag, flat } = judge;
  const of = (kinds: Judge['dag'], kind: Kind): number => (candidates === 0 ? 0 : kinds[kind] / candidates);
  const both = (kind: Kind): string => words.both(percent(of(dag, kind)), percent(of(flat, kind)));
  const rows = KINDS.map((kind) => ({ key: kind, cells: [words.kinds[kind], count(dag[kind]), percent(of(dag, kind)), count(flat[kind]), percent(of(flat, kind))] }));
  const facts = words.facts(count(judge.traces), count(judge.problems), count(judge.unfinished), count(judge.wrong), count(judge.repeated), count(judge.train), count(judge.validation));
  return (
    <Part name="judge" {...judgeFinding(judge)}>
      <Chart title={words.title} note={words.note} legend={facts} as={{ file: 'slipstream-judge-calls', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} scrolls /> }}>
        {(width) => {
          const frame = { left: NAMES, right: width - VALUES, top: 4, bottom: 4 + ROW * KINDS.length };
          const x = linear([0, 1], [frame.left, frame.right]);
          return (
            <svg width={width} height={frame.bottom + 24} role="img" aria-label={words.summary(KINDS.map((kind) => `${words.kinds[kind]} ${both(kind)}`).join(', '))}>
              {KINDS.map((kind, i) => {
                const y = frame.top + ROW * (i + 0.5);
                const [own, other] = [x(of(dag, kind)), x(of(flat, kind))];
                return (
                  <g key={kind} data-kind={kind}>
                    <text x={frame.left - 12} y={y + 4} textAnchor="end">{words.kinds[kind]}</text>
                    <line className={styles.rail} x1={frame.left} x2={frame.right} y1={y} y2={y} />
                    <line className={styles.way} x1={own} x2={other} y1={y} y2={y} />
                    <circle className={styles.hollow} cx={other} cy={y} r="5" />
                    <circle className={styles.dot} cx={own} cy={y} r="4" />
                    <text className={styles.value} x={width - 2} y={y + 4} textAnchor="end">{both(kind)}</text>
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
