/** The tree of marginals holds the most probable paths there are, each with its parent, likeliest first, and no more than asked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depths, pathTo } from './draft-tree.ts';
import { marginalTree } from './marginal-tree.ts';

const VOCABULARY = 6;
/** Rows of log-probabilities, some of them with equal entries. */
const row = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: VOCABULARY, maxLength: VOCABULARY }).map((weights) => {
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => Math.log(weight / total));
});
const cases = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 4 }), width: fc.integer({ min: 1, max: VOCABULARY }), budget: fc.integer({ min: 1, max: 31 }) });

function scoresOf(tree: ReturnType<typeof marginalTree>, rows: readonly (readonly number[])[]): number[] {
  return tree.tokens.map((_, node) => pathTo(tree, node).reduce((sum, at, level) => sum + rows[level]![tree.tokens[at]!]!, 0));
}

/** Scores of all paths over the `width` likeliest tokens of each level, best first. */
function allScores(rows: readonly (readonly number[])[], width: number): number[] {
  let level = [0];
  const all: number[] = [];
  for (const logQ of rows) {
    const top = [...logQ].sort((a, b) => b - a).slice(0, width);
    level = level.flatMap((above) => top.map((one) => above + one));
    all.push(...level);
  }
  return all.sort((a, b) => b - a);
}

describe('a tree of marginals', () => {
  it('holds the best paths there are: none that brute force finds is better', () => {
    fc.assert(fc.property(cases, ({ rows, width, budget }) => {
      const tree = marginalTree(9, rows, { width, depth: rows.length, budget });
      const scores = scoresOf(tree, rows).slice(1);
      const best = allScores(rows, width).slice(0, budget);
      expect(scores).toHaveLength(best.length);
      [...scores].sort((a, b) => b - a).forEach((score, i) => expect(score).toBeCloseTo(best[i]!, 9));
    }));
  });
  it('has parents before children, likelier siblings before others, scores that never rise, no path twice', () => {
    fc.assert(fc.property(cases, ({ rows, width, budget }) => {
      const tree = marginalTree(9, rows, { width, depth: rows.length, budget });
      const scores = scoresOf(tree, rows);
      tree.parents.forEach((parent, node) => expect(node === 0 ? parent === 0 : parent < node).toBe(true));
      for (let node = 1; node < scores.length; node++) expect(scores[node]!).toBeLessThanOrEqual(scores[node - 1]! + 1e-12);
      const paths = tree.tokens.map((_, node) => pathTo(tree, node).map((at) => tree.tokens[at]).join());
      expect(new Set(paths).size).toBe(paths.length);
    }));
  });
  it('keeps budget, depth and width', () => {
    fc.assert(fc.property(cases, fc.integer({ min: 1, max: 4 }), ({ rows, width, budget }, depth) => {
      const tree = marginalTree(9, rows, { width, depth, budget });
      expect(tree.tokens.length - 1).toBeLessThanOrEqual(budget);
      expect(Math.max(...depths(tree))).toBeLessThanOrEqual(Math.min(depth, rows.length));
      tree.parents.forEach((parent, node) => expect(tree.parents.filter((other, at) => at > 0 && node > 0 && other === parent).length).toBeLessThanOrEqual(width));
      expect(tree.tokens[0]).toBe(9);
    }));
  });
  it('with a budget of the depth and sure levels is the chain of the likeliest', () => {
    const sure = (token: number): number[] => Array.from({ length: VOCABULARY }, (_, id) => Math.log(id === token ? 0.95 : 0.01));
    expect(marginalTree(9, [sure(4), sure(0), sure(2)], { width: 4, depth: 3, budget: 3 })).toEqual({ tokens: [9, 4, 0, 2], parents: [0, 0, 1, 2] });
  });
});
