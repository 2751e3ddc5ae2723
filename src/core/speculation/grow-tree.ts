/**
 * A dynamic draft tree as EAGLE-2 grows it (Li et al. 2024): a node's score is the sum of log q along its path, what the drafter
 * believes of its being accepted.
 *
 *   grow    the anchor gets its `width` likeliest tokens; then, level by level, each of the `width` best nodes of the last level
 *           gets as many children, and the best `width` of those go on
 *   prune   of all nodes that were scored, the `budget` best stay
 *
 * A parent scores no less than its child, and of equal scores the earlier node wins: so whoever stays has its parent there too.
 * The kernels' twins: shaders/tree-top.wgsl, tree-grow.wgsl and tree-prune.wgsl.
 */
import type { DraftTree } from './draft-tree.ts';

export interface TreeShape {
  /** Children of a node, and nodes of a level that get any. */
  readonly width: number;
  /** Levels: the longest run of drafts that may be accepted. */
  readonly depth: number;
  /** Drafts that the target is shown, at most. */
  readonly budget: number;
}

interface Candidate {
  readonly token: number;
  readonly score: number;
  /** Its index among the candidates; null: the anchor. */
  readonly parent: number | null;
}

/** Ids of the largest values, largest first; of equal ones the lowest id first. */
export function topIds(values: ArrayLike<number>, count: number): readonly number[] {
  return Array.from({ length: values.length }, (_, id) => id).sort((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
}

/** `logProbabilities` are the drafter's for the token behind a path of drafts (empty: behind the anchor). */
export function growTree(anchor: number, logProbabilities: (path: readonly number[]) => ArrayLike<number>, { width, depth, budget }: TreeShape): DraftTree {
  const candidates: Candidate[] = [];
  const path = (index: number | null): number[] => (index === null ? [] : [...path(candidates[index]!.parent), candidates[index]!.token]);
  let frontier: readonly (number | null)[] = [null];
  for (let level = 1; level <= depth; level += 1) {
    const first = candidates.length;
    for (const parent of frontier) {
      const row = logProbabilities(path(parent));
      const score = parent === null ? 0 : candidates[parent]!.score;
      for (const token of topIds(row, width)) candidates.push({ token, score: score + row[token]!, parent });
    }
    frontier = topIds(candidates.slice(first).map(({ score }) => score), width).map((index) => first + index);
  }
  const kept = [...topIds(candidates.map(({ score }) => score), budget)].sort((a, b) => a - b);
  const nodeOf = new Map<number | null, number>([[null, 0], ...kept.map((candidate, index) => [candidate, index + 1] as const)]);
  return {
    tokens: [anchor, ...kept.map((candidate) => candidates[candidate]!.token)],
    parents: [0, ...kept.map((candidate) => nodeOf.get(candidates[candidate]!.parent)!)],
  };
}
