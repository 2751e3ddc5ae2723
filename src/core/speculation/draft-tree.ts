/**
 * A tree of drafts. Node 0 is the anchor, the last committed token; every other node is a draft that follows its parent, and a
 * parent stands before its children. A chain is the tree in which each node follows the one before it.
 *
 * The target judges all nodes in one pass, one row each. A row stands at the position n - 1 + depth and sees the committed text
 * and its own ancestors, nothing else: the tree mask (SpecInfer, Miao et al. 2024).
 */
export interface DraftTree {
  /** By node; [0] is the anchor's. */
  readonly tokens: readonly number[];
  /** By node; the anchor is its own. */
  readonly parents: readonly number[];
}

/** Drafts between a node and the anchor, itself included; 0 for the anchor. */
export function depths({ parents }: DraftTree): readonly number[] {
  const depth: number[] = [0];
  for (let node = 1; node < parents.length; node += 1) depth.push(depth[parents[node]!]! + 1);
  return depth;
}

/** The nodes from the first draft down to `node`; none for the anchor. */
export function pathTo({ parents }: Pick<DraftTree, 'parents'>, node: number): readonly number[] {
  const path: number[] = [];
  for (let at = node; at !== 0; at = parents[at]!) path.unshift(at);
  return path;
}

export function childrenOf({ parents }: Pick<DraftTree, 'parents'>, node: number): readonly number[] {
  return parents.flatMap((parent, child) => (child !== 0 && parent === node ? [child] : []));
}

/** [row][column]: whether the row's token sees the column's, among the nodes. */
export function treeMask(tree: Pick<DraftTree, 'parents'>): readonly (readonly boolean[])[] {
  return tree.parents.map((_, row) => {
    const seen = new Set([0, ...pathTo(tree, row)]);
    return tree.parents.map((_, column) => seen.has(column));
  });
}
