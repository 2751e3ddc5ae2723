/** Texts, or groups of them that belong together, cut into passes that they fit into, in their order. */

/** The most of a pass. */
export interface PassRoom {
  /** Tokens of all its texts together. */
  readonly rows: number;
  readonly texts: number;
}

/** `textsOf` an item. An item that fits into no pass has one of its own, which will be refused where it is written. */
export function textParts<Item>(items: readonly Item[], textsOf: (item: Item) => readonly ArrayLike<number>[], { rows, texts }: PassRoom): Item[][] {
  const parts: Item[][] = [];
  let left = { rows: 0, texts: 0 };
  for (const item of items) {
    const own = textsOf(item);
    const tokens = own.reduce((sum, { length }) => sum + length, 0);
    if (parts.length === 0 || tokens > left.rows || own.length > left.texts) {
      parts.push([]);
      left = { rows, texts };
    }
    parts.at(-1)!.push(item);
    left = { rows: left.rows - tokens, texts: left.texts - own.length };
  }
  return parts;
}
