/** Where an arrow key leads in the row of rounds; null for keys that are none of its business, and where there is no round. */
export function neighbour(rounds: readonly number[], from: number | null, key: string): number | null {
  const last = rounds.length - 1;
  if (last < 0) return null;
  const at = from === null ? -1 : rounds.indexOf(from);
  const on = (index: number): number => rounds[Math.min(last, Math.max(0, index))]!;
  switch (key) {
    case 'ArrowLeft': case 'ArrowUp': return at < 0 ? on(last) : on(at - 1);
    case 'ArrowRight': case 'ArrowDown': return at < 0 ? on(last) : on(at + 1);
    case 'Home': return on(0);
    case 'End': return on(last);
    default: return null;
  }
}
