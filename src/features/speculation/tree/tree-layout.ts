/**
 * Where the nodes of a round's tree stand, in columns and rows. Depth is the column, as in the lanes; a first child stands in its
 * parent's row, so that the likeliest path runs straight, and every further child opens a row below all that hangs on the
 * siblings before it. The target's own token is the last child of the last draft that was kept.
 */
import { acceptedPath, nodesOf, type TreeNode } from '#core/trace/round-tree.ts';
import type { RoundView } from '#core/trace/rounds.ts';

export interface Place {
  readonly column: number;
  readonly row: number;
}

export interface TreeLayout {
  readonly nodes: readonly (TreeNode & Place)[];
  /** Behind `parent` (null: the anchor); null until the target has written. */
  readonly own: (Place & { readonly parent: number | null }) | null;
  readonly columns: number;
  readonly rows: number;
}

export function layoutTree(view: RoundView): TreeLayout {
  const nodes = nodesOf(view);
  const last = acceptedPath(view).at(-1)?.slot ?? null;
  const rowOf = new Map<number, number>();
  let own: TreeLayout['own'] = null;
  /** Places what hangs on a node from a row down; returns the first free row. */
  const place = (parent: number | null, column: number, from: number): number => {
    let row = from;
    for (const child of nodes.filter((node) => node.parent === parent)) {
      rowOf.set(child.slot, row);
      row = place(child.slot, column + 1, row);
    }
    if (view.target && parent === last) own = { parent, column, row: row++ };
    return Math.max(row, from + 1);
  };
  const rows = place(null, 1, 0);
  const columns = 1 + Math.max(0, ...nodes.map(({ depth }) => depth), (own as TreeLayout['own'])?.column ?? 0);
  return { nodes: nodes.map((node) => ({ ...node, column: node.depth, row: rowOf.get(node.slot) ?? 0 })), own, columns, rows };
}
