/**
 * A round's drafts as the tree they are: who hangs where, how deep, and what the drafter gave the whole path. A chain is a tree
 * of width one. `lineOf` is what is left of it where there is room for one path: the drafts kept so far, then the one
 * that the target's own token stands in for; while nobody has judged, the likeliest path.
 */
import type { DraftTree } from '#core/speculation/draft-tree.ts';
import { isTree, replacedSlot, type RoundView, type SlotView } from './rounds.ts';

export interface TreeNode extends SlotView {
  /** 1 behind the anchor. */
  readonly depth: number;
  /** 1 for the first child of its parent. */
  readonly rank: number;
  readonly siblings: number;
  /** Product of q from the anchor down to it: what the drafter gave the path. */
  readonly pathQ: number;
}

type Slots = Pick<RoundView, 'slots'>;

const childrenOfSlot = ({ slots }: Slots, parent: number | null): readonly SlotView[] => slots.filter((slot) => slot.parent === parent);

/** In slot order: parents stand before their children. */
export function nodesOf(view: Slots): readonly TreeNode[] {
  const nodes = new Map<number, TreeNode>();
  for (const slot of view.slots) {
    const above = slot.parent === null ? null : nodes.get(slot.parent);
    const siblings = childrenOfSlot(view, slot.parent);
    nodes.set(slot.slot, { ...slot, depth: (above?.depth ?? 0) + 1, rank: siblings.findIndex((other) => other.slot === slot.slot) + 1, siblings: siblings.length, pathQ: (above?.pathQ ?? 1) * slot.q });
  }
  return [...nodes.values()];
}

/** The batch that the target verifies in one pass: the anchor is row 0, the draft of slot s row s. */
export function packedBatch({ slots }: Slots, anchor: number): DraftTree {
  return { tokens: [anchor, ...slots.map(({ token }) => token)], parents: [0, ...slots.map(({ parent }) => parent ?? 0)] };
}

/** The drafts that were kept, from the anchor down. */
export const acceptedPath = ({ slots }: Slots): readonly SlotView[] => slots.filter(({ state }) => state === 'accepted');

export function lineOf(view: Slots): readonly SlotView[] {
  if (!isTree(view)) return view.slots;
  const line: SlotView[] = [];
  for (let parent: number | null = null; ; ) {
    const children = childrenOfSlot(view, parent);
    const next = children.find(({ state }) => state === 'accepted') ?? children.find(({ state }) => state === 'drafting') ?? children.find(({ state }) => state === 'rejected');
    if (!next) return line;
    line.push(next);
    if (next.state === 'rejected') return line;
    parent = next.slot;
  }
}

/** The slot that explains the target's own token: that of the draft it stands in for, else one past the last draft. */
export const ownSlot = (view: Slots): number => replacedSlot(view)?.slot ?? view.slots.length + 1;
