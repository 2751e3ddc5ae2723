/** Labels beside a chart: as close as can be to where they belong, never over one another. */
interface Label {
  readonly y: number;
}

export function spread<Wanted extends Label>(labels: readonly Wanted[], room: number, [top, bottom]: readonly [number, number]): readonly (Wanted & { readonly wanted: number })[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let free = top;
  const levels = sorted.map(({ y }) => {
    const level = Math.max(y, free);
    free = level + room;
    return level;
  });
  let limit = bottom;
  for (let i = levels.length - 1; i >= 0; i--) {
    levels[i] = Math.min(levels[i]!, limit);
    limit = levels[i]! - room;
  }
  return sorted.map((label, i) => ({ ...label, y: levels[i]!, wanted: label.y }));
}
