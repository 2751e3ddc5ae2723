/**
 * A draft tree from marginals (DDTree, liranringel/ddtree): one distribution a level, the same whatever stands above it. A node's
 * score is the sum of log q along its path; best first, the `budget` best paths become the tree:
 *
 *   take   the best path at hand: its last token is the next node
 *   offer  its next sibling (the next likeliest token of its level), and its first child (the likeliest of the next level)
 *
 * Whatever is offered scores no more than what it comes from, so nothing better is met later, and a node's parent and likelier
 * siblings stand before it. Of equal scores the earlier offer wins. The kernel's twin: shaders/tree-marginals.wgsl.
 */
import type { DraftTree } from './draft-tree.ts';
import { topIds, type TreeShape } from './grow-tree.ts';

interface Offer {
  readonly parent: number;
  readonly level: number;
  /** Place of its token among the likeliest of its level. */
  readonly rank: number;
  readonly score: number;
}

/** `logMarginals[level]` are those of the drafts at depth level + 1. `width`: tokens of a level that are looked at. */
export function marginalTree(anchor: number, logMarginals: readonly ArrayLike<number>[], { width, depth, budget }: TreeShape): DraftTree {
  const likeliest = logMarginals.slice(0, depth).map((row) => topIds(row, width).map((token) => ({ token, logQ: row[token]! })));
  const tokens = [anchor];
  const parents = [0];
  const scores = [0];
  const offers: Offer[] = [];
  const offer = (parent: number, level: number, rank: number): void => {
    const candidate = likeliest[level]?.[rank];
    if (candidate) offers.push({ parent, level, rank, score: scores[parent]! + candidate.logQ });
  };
  offer(0, 0, 0);
  while (tokens.length <= budget && offers.length > 0) {
    const [best] = topIds(offers.map(({ score }) => score), 1);
    const [{ parent, level, rank, score }] = offers.splice(best!, 1) as [Offer];
    const node = tokens.push(likeliest[level]![rank]!.token) - 1;
    parents.push(parent);
    scores.push(score);
    offer(parent, level, rank + 1);
    offer(node, level + 1, 0);
  }
  return { tokens, parents };
}
