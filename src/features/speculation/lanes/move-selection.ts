/** Where an arrow key leads in the grid of rounds; null for keys that are none of its business. */
import { lineOf, nodesOf, ownSlot } from '#core/trace/round-tree.ts';
import type { RoundView } from '#core/trace/rounds.ts';
import type { Selection } from '#core/trace/why.ts';

/** The slots of a round's cells, left to right: its drafts (of a tree: one path of it), and the target's extra token. */
export function cellsOf(view: RoundView): readonly number[] {
  return [...lineOf(view).map(({ slot }) => slot), ...(view.target?.kind === 'bonus' ? [ownSlot(view)] : [])];
}

/** Which cell a slot stands in; a draft of a tree that has none counts as the cell of its depth. */
function columnOf(view: RoundView, slot: number): number {
  const column = cellsOf(view).indexOf(slot);
  return column >= 0 ? column : (nodesOf(view)[slot - 1]?.depth ?? slot) - 1;
}

export function moveSelection(rounds: readonly RoundView[], from: Selection | null, key: string): Selection | null {
  const last = rounds.at(-1);
  if (!last) return null;
  const row = from ? rounds.findIndex(({ round }) => round === from.round) : -1;
  const view = rounds[row];
  const on = (index: number, column: number): Selection | null => {
    const to = rounds[Math.min(rounds.length - 1, Math.max(0, index))]!;
    const cells = cellsOf(to);
    return { round: to.round, slot: cells[Math.min(cells.length - 1, Math.max(0, column))] ?? 1 };
  };
  if (!view || !from) return /^(Arrow|Home$|End$|Page)/.test(key) ? on(rounds.length - 1, 0) : null;
  const column = columnOf(view, from.slot);
  switch (key) {
    case 'ArrowUp': return on(row - 1, column);
    case 'ArrowDown': return on(row + 1, column);
    case 'ArrowLeft': return column > 0 ? on(row, column - 1) : row > 0 ? on(row - 1, Infinity) : from;
    case 'ArrowRight': return column + 1 < cellsOf(view).length ? on(row, column + 1) : row < rounds.length - 1 ? on(row + 1, 0) : from;
    case 'PageUp': return on(row - 5, column);
    case 'PageDown': return on(row + 5, column);
    case 'Home': return on(row, 0);
    case 'End': return on(row, Infinity);
    default: return null;
  }
}
