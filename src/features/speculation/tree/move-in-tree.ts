/** Where an arrow key leads in a round's tree; null for keys that are none of its business. */
import { ownSlot } from '#core/trace/round-tree.ts';
import type { RoundView } from '#core/trace/rounds.ts';
import { layoutTree } from './tree-layout.ts';

/**
 * Right goes to the child that was kept, else to the likeliest; behind the last kept draft that is the target's extra token. Left goes
 * to the parent, up and down to the neighbours in the same column.
 */
export function moveInTree(view: RoundView, from: number | null, key: string): number | null {
  if (!/^(Arrow|Home$|End$)/.test(key)) return null;
  const { nodes, own } = layoutTree(view);
  const bonus = own && view.target?.kind === 'bonus' ? { ...own, slot: ownSlot(view), state: 'bonus' as const } : null;
  const all = [...nodes, ...(bonus ? [bonus] : [])];
  const first = all[0]?.slot ?? null;
  const here = all.find(({ slot }) => slot === from);
  if (!here) return first;
  const children = all.filter(({ parent }) => parent === here.slot);
  const column = all.filter((node) => node.column === here.column).sort((a, b) => a.row - b.row);
  const at = column.indexOf(here);
  switch (key) {
    case 'ArrowRight': return (here === bonus ? null : children.find(({ state }) => state === 'accepted') ?? children.find(({ state }) => state === 'bonus') ?? children[0])?.slot ?? here.slot;
    case 'ArrowLeft': return here.parent ?? here.slot;
    case 'ArrowUp': return column[at - 1]?.slot ?? here.slot;
    case 'ArrowDown': return column[at + 1]?.slot ?? here.slot;
    case 'Home': return first;
    case 'End': return ownSlot(view) <= nodes.length || bonus ? ownSlot(view) : here.slot;
    default: return null;
  }
}
