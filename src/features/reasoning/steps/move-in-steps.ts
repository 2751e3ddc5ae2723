/** Where a key leads from a row of the list: up and down as the rows are shown, P to the newest parent, C to the first child. */
import type { GraphRow } from '#core/reasoning/graph-rows.ts';

interface Place {
  readonly rows: readonly GraphRow[];
  /** Row ids, as they are shown. */
  readonly order: readonly number[];
  /** Null: none is chosen. */
  readonly row: number | null;
}

export function moveInSteps({ rows, order, row }: Place, key: string): number | null {
  if (order.length === 0) return null;
  const at = row === null ? -1 : order.indexOf(row);
  switch (key) {
    case 'ArrowDown': return order[Math.min(order.length - 1, at + 1)]!;
    case 'ArrowUp': return order[Math.max(0, at - 1)]!;
    case 'Home': return order[0]!;
    case 'End': return order.at(-1)!;
    case 'p': case 'P': return row === null ? null : (rows[row - 1]!.parents.at(-1) ?? null);
    case 'c': case 'C': return row === null ? null : (rows[row - 1]!.children[0] ?? null);
    default: return null;
  }
}
