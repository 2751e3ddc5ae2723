/** Every run as a lane over the tokens written: a stretch for each round, drafts that were kept and behind them the target's own token. */
import { stretches, type CommittedToken } from '#core/trace/compare-runs.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

const LANE = 26;
const NAME = 15;

export interface Lane {
  readonly name: string;
  readonly tokens: readonly CommittedToken[];
}

interface Props {
  readonly lanes: readonly Lane[];
  readonly position: number;
  readonly onMove: (position: number) => void;
}

export function LanesPicture({ lanes, position, onMove }: Props) {
  const most = Math.max(1, ...lanes.map(({ tokens }) => tokens.length));
  const soFar = lanes.map(({ name, tokens }) => ({ name, tokens: Math.min(position, tokens.length), rounds: stretches(tokens.slice(0, position)) }));
  const summary = soFar.map(({ name, tokens, rounds }) => words.lane(name, rounds.length, tokens));
  const lengths = (rounds: readonly { readonly accepted: number; readonly own: number }[]): string => rounds.map(({ accepted, own }) => accepted + own).join(', ');
  const table = <TableDisclosure wraps caption={words.lanes} columns={words.laneColumns} rows={soFar.map(({ name, tokens, rounds }, i) => ({ key: i, cells: [name, `${tokens}`, `${rounds.length}`, lengths(rounds)] }))} />;
  return (
    <Chart title={words.lanes} note={words.lanesNote} as={{ table, file: 'slipstream-lanes' }}>
      {(width) => {
        const x = (n: number): number => 1 + ((width - 2) * n) / most;
        const height = lanes.length * (LANE + NAME) + 4;
        return (
          <svg
            className={styles.lanes} width={width} height={height} role="img" aria-label={summary.join('; ')}
            onClick={(event) => onMove(Math.min(most, Math.max(1, Math.ceil(((event.clientX - event.currentTarget.getBoundingClientRect().left - 1) / (width - 2)) * most))))}
          >
            {lanes.map(({ name, tokens }, i) => {
              const top = i * (LANE + NAME);
              return (
                <g key={i} data-lane={i}>
                  <text className={styles.laneName} x={1} y={top + 8}>{name}</text>
                  {stretches(tokens).map(({ round, before, accepted, own }) => (
                    <g key={round} className={styles.stretch} data-ahead={before >= position || undefined}>
                      {accepted > 0 && <rect className={styles.kept} x={x(before) + 0.75} y={top + NAME + 2} width={Math.max(0.5, x(before + accepted) - x(before) - (own ? 0 : 1.5))} height={LANE - 10} />}
                      {own > 0 && <rect className={styles.own} x={x(before + accepted) + (accepted ? 0 : 0.75)} y={top + NAME + 2} width={Math.max(0.5, x(before + accepted + own) - x(before + accepted) - (accepted ? 0.75 : 1.5))} height={LANE - 10} />}
                    </g>
                  ))}
                </g>
              );
            })}
            <line className={styles.here} x1={x(position)} x2={x(position)} y1={0} y2={height} />
          </svg>
        );
      }}
    </Chart>
  );
}
