/** Where an arrow key leads among rows of slots; null for keys that are none of its business. */
export interface Place {
  readonly row: number;
  readonly slot: number;
}

/** `widths`: slots of each row. */
export function moveInReplay(widths: readonly number[], from: Place | null, key: string): Place | null {
  const to = (row: number, slot: number): Place => {
    const held = Math.min(widths.length - 1, Math.max(0, row));
    return { row: held, slot: Math.min((widths[held] ?? 1) - 1, Math.max(0, slot)) };
  };
  if (widths.length === 0 || !/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key)) return null;
  if (!from) return to(0, 0);
  switch (key) {
    case 'ArrowLeft': return to(from.row, from.slot - 1);
    case 'ArrowRight': return to(from.row, from.slot + 1);
    case 'ArrowUp': return to(from.row - 1, from.slot);
    case 'ArrowDown': return to(from.row + 1, from.slot);
    case 'Home': return to(from.row, 0);
    default: return to(from.row, Infinity);
  }
}
