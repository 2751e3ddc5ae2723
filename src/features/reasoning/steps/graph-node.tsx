/** A step of the map: a station. Its shape says where it stands (a merge is turned on its point, a dead end has a bar), its colour how it is led in. */
import type { Mark } from '#core/reasoning/reasoning-dag.ts';
import styles from './graph.module.css';

interface Props {
  readonly x: number;
  readonly y: number;
  readonly lead: string;
  readonly marks: readonly Mark[];
  readonly onPath: boolean;
  readonly states: boolean;
  readonly wrong: boolean;
  readonly selected: boolean;
  readonly lit: boolean;
  /** Stands for several steps. */
  readonly chain: boolean;
}

const R = 5.5;

export function GraphNode({ x, y, lead, marks, onPath, states, wrong, selected, lit, chain }: Props) {
  return (
    <g className={styles.node} data-lead={lead} data-path={onPath || undefined} data-wrong={wrong || undefined}>
      {(selected || lit) && <circle className={lit ? styles.halo : styles.ring} cx={x} cy={y} r={R + 5} />}
      {states && <circle className={styles.states} cx={x} cy={y} r={R + 3.2} />}
      {marks.includes('leaf') && !onPath && <path className={styles.bar} d={`M${x - R} ${y + R + 4}h${2 * R}`} />}
      {marks.includes('merge') ? <rect className={styles.station} x={x - R} y={y - R} width={2 * R} height={2 * R} rx="1.5" transform={`rotate(45 ${x} ${y})`} />
        : chain ? <rect className={styles.station} x={x - R} y={y - R - 1.5} width={2 * R} height={2 * R + 3} rx="4" /> : <circle className={styles.station} cx={x} cy={y} r={R} />}
      {wrong && <path className={styles.cross} d={`M${x - 2.2} ${y - 2.2}l4.4 4.4m0-4.4l-4.4 4.4`} />}
    </g>
  );
}
