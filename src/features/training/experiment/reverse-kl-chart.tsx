/** KL(q || p) by where a slot stands in the drafter's own rounds, and on the text: a line a group, from what it was (hollow) to what it is. */
import { SLOT_GROUPS, type ArmResult } from '#core/training/experiment.ts';
import { XAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { decimal } from '#ui/number-format.ts';
import { roomForNames } from '#ui/charts/room-for-names.ts';
import { SMALL } from '../charts/small.ts';
import { experimentStrings } from './experiment-strings.ts';
import styles from './experiment.module.css';

const words = experimentStrings.divergence;
const names = experimentStrings.groups;
const NAMES = roomForNames(Object.values(names));
const VALUES = 44;

interface Props {
  readonly own: ArmResult['reverseKl'];
  /** null: this is the drafter before. */
  readonly before: ArmResult['reverseKl'] | null;
}

export function ReverseKlChart({ own, before }: Props) {
  const rows = SLOT_GROUPS.map((group) => ({ key: group, cells: [names[group], decimal(own[group]), decimal((before ?? own)[group])] }));
  return (
    <Chart title={words.title} note={words.note} as={{ file: 'slipstream-experiment-divergence', table: <TableDisclosure caption={words.title} columns={words.columns} rows={rows} /> }}>
      {(width) => {
        const frame = { left: NAMES, right: width - VALUES, top: 4, bottom: SMALL - 30 };
        const most = Math.max(...SLOT_GROUPS.flatMap((group) => [own[group], before?.[group] ?? 0]), 0.1);
        const x = linear([0, most], [frame.left, frame.right]);
        const y = linear([-0.5, SLOT_GROUPS.length - 0.5], [frame.top, frame.bottom]);
        return (
          <svg width={width} height={SMALL} role="img" aria-label={words.summary(SLOT_GROUPS.map((group) => `${names[group]} ${decimal(own[group])}`).join(', '))}>
            {SLOT_GROUPS.map((group, i) => (
              <g key={group} data-figure={`reverse-kl-${group}`}>
                <text x={frame.left - 8} y={y(i) + 4} textAnchor="end">{names[group]}</text>
                <line className={styles.rail} x1={frame.left} x2={frame.right} y1={y(i)} y2={y(i)} />
                {before && <line className={styles.way} x1={x(before[group])} x2={x(own[group])} y1={y(i)} y2={y(i)} />}
                {before && <circle className={styles.was} cx={x(before[group])} cy={y(i)} r="4.5" />}
                <circle className={styles.is} cx={x(own[group])} cy={y(i)} r={before ? 3 : 4.5} />
                <text className={styles.value} x={width - 2} y={y(i) + 4} textAnchor="end">{decimal(own[group])}</text>
              </g>
            ))}
            <XAxis frame={frame} scale={x} ticks={ticks([0, most], 4)} format={String} />
          </svg>
        );
      }}
    </Chart>
  );
}
