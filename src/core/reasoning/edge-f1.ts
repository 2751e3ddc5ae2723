/** Precision, recall and F1 of found edges against gold ones; an edge is a step and one of its parents. With no edge on either side all three are 1. */
interface WithParents {
  readonly parents: readonly number[];
}

export interface EdgeScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

export const scoreOf = (right: number, found: number, gold: number): EdgeScore => ({
  precision: found === 0 ? Number(gold === 0) : right / found,
  recall: gold === 0 ? Number(found === 0) : right / gold,
  f1: found + gold === 0 ? 1 : (2 * right) / (found + gold),
  right, found, gold,
});

/** Step k stands at k - 1 in both. */
export function edgeF1(found: readonly WithParents[], gold: readonly WithParents[]): EdgeScore {
  const count = (steps: readonly WithParents[]): number => steps.reduce((sum, { parents }) => sum + parents.length, 0);
  const right = found.reduce((sum, { parents }, i) => sum + parents.filter((parent) => gold[i]?.parents.includes(parent)).length, 0);
  return scoreOf(right, count(found), count(gold));
}

/** Over many texts, each edge counting once. */
export const pooledF1 = (scores: readonly EdgeScore[]): EdgeScore => {
  const sum = (of: (score: EdgeScore) => number): number => scores.reduce((total, score) => total + of(score), 0);
  return scoreOf(sum(({ right }) => right), sum(({ found }) => found), sum(({ gold }) => gold));
};
