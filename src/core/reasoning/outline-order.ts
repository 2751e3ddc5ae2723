/**
 * A DAG as an outline that is read line by line: each row stands under its newest parent, and what its last child there leads to goes on at the same level, behind
 * its other branches, which are indented. So a chain is a plain list, however long, and only branching costs room. Other parents are for the line to name.
 */
import type { GraphRow } from './graph-rows.ts';

export interface OutlineLine {
  readonly row: number;
  /** From 0. */
  readonly level: number;
}

type Linked = readonly Pick<GraphRow, 'parents'>[];

export function outlineOrder(rows: Linked): readonly OutlineLine[] {
  const below = rows.map((): number[] => []);
  const roots: number[] = [];
  rows.forEach(({ parents }, i) => {
    const newest = parents.at(-1);
    (newest === undefined ? roots : below[newest - 1]!).push(i + 1);
  });
  const lines: OutlineLine[] = [];
  const open = roots.reverse().map((row): OutlineLine => ({ row, level: 0 }));
  for (let line = open.pop(); line; line = open.pop()) {
    lines.push(line);
    const { row, level } = line;
    const own = below[row - 1]!;
    // what is pushed last comes next: the branches in their order, then what goes on
    for (let i = own.length - 1; i >= 0; i--) open.push({ row: own[i]!, level: i === own.length - 1 ? level : level + 1 });
  }
  return lines;
}
