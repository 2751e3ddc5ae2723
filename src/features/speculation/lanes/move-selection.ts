/** Where an arrow key leads in the grid of rounds; null for keys that are none of its business. */
import type { RoundView } from '#core/trace/rounds.ts';
import type { Selection } from '#core/trace/why.ts';

/** How many cells a round has: its drafts, and the target's extra token. */
export const cellsOf = ({ slots, target }: RoundView): number => slots.length + (target?.kind === 'bonus' ? 1 : 0);

export function moveSelection(rounds: readonly RoundView[], from: Selection | null, key: string): Selection | null {
  const last = rounds.at(-1);
  if (!last) return null;
  const row = from ? rounds.findIndex(({ round }) => round === from.round) : -1;
  const view = rounds[row];
  const on = (index: number, slot: number): Selection | null => {
    const to = rounds[Math.min(rounds.length - 1, Math.max(0, index))]!;
    return { round: to.round, slot: Math.min(Math.max(1, cellsOf(to)), Math.max(1, slot)) };
  };
  if (!view || !from) return /^(Arrow|Home$|End$|Page)/.test(key) ? on(rounds.length - 1, 1) : null;
  switch (key) {
    case 'ArrowUp': return on(row - 1, from.slot);
    case 'ArrowDown': return on(row + 1, from.slot);
    case 'ArrowLeft': return from.slot > 1 ? on(row, from.slot - 1) : row > 0 ? on(row - 1, Infinity) : from;
    case 'ArrowRight': return from.slot < cellsOf(view) ? on(row, from.slot + 1) : row < rounds.length - 1 ? on(row + 1, 1) : from;
    case 'PageUp': return on(row - 5, from.slot);
    case 'PageDown': return on(row + 5, from.slot);
    case 'Home': return on(row, 1);
    case 'End': return on(row, Infinity);
    default: return null;
  }
}
