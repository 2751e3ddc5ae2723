/** Proc and Comp as two rings around somebody's initials: the outer one is Proc. Decorative: the numbers stand beside it. */
import type { Scores } from '../commands/pibench-commands.ts';
import styles from './rail.module.css';

const SIZE = 48;

function Ring({ value, radius, name }: { readonly value: number | null; readonly radius: number; readonly name: 'proc' | 'comp' }) {
  return (
    <g className={styles.ring} data-ring={name} transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}>
      <circle cx={SIZE / 2} cy={SIZE / 2} r={radius} />
      {value !== null && value > 0 && <circle data-done cx={SIZE / 2} cy={SIZE / 2} r={radius} pathLength={100} style={{ strokeDashoffset: 100 * (1 - value) }} />}
    </g>
  );
}

/** Of two names or more their first letters, of one its first two. */
export function initialsOf(name: string): string {
  const names = name.split(/\s+/).filter(Boolean);
  return (names.length > 1 ? names.slice(0, 2).map((part) => [...part][0]).join('') : [...name].slice(0, 2).join('')).toUpperCase();
}

export function ScoreRings({ name, scores }: { readonly name: string; readonly scores: Scores | null }) {
  return (
    <svg aria-hidden="true" className={styles.rings} width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`}>
      <Ring name="proc" value={scores?.proc ?? null} radius={22} />
      <Ring name="comp" value={scores?.comp ?? null} radius={18} />
      <text x={SIZE / 2} y={SIZE / 2} textAnchor="middle" dominantBaseline="central">{initialsOf(name)}</text>
    </svg>
  );
}
