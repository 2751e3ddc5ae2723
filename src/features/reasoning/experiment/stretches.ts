/** A long list in at most so many pieces of one length, the last of which may be shorter. */
export function stretches<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const length = Math.max(1, Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / length) }, (_, i) => items.slice(length * i, length * (i + 1)));
}
