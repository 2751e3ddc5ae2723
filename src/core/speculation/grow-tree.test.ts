/** Trees grown on random drafters: what stays is the best that was scored, connected, in order; width 1 is the greedy chain. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { childrenOf, depths, pathTo, treeMask, type DraftTree } from './draft-tree.ts';
import { growTree, topIds, type TreeShape } from './grow-tree.ts';
import { argmax } from './distribution.ts';

const V = 7;
const shape: fc.Arbitrary<TreeShape> = fc.record({ width: fc.integer({ min: 1, max: 4 }), depth: fc.integer({ min: 1, max: 4 }), budget: fc.integer({ min: 0, max: 20 }) });
const drafter = fc.array(fc.array(fc.integer({ min: -8, max: 0 }), { minLength: V, maxLength: V }), { minLength: V + 1, maxLength: V + 1 });

/** A Markov drafter: its row depends on the last token alone. Scores are whole numbers, so that ties are common. */
const rowBehind = (rows: readonly (readonly number[])[]) => (path: readonly number[]): readonly number[] => rows[path.at(-1) ?? V]!;

const scoreOf = (tree: DraftTree, rows: readonly (readonly number[])[], node: number): number =>
  pathTo(tree, node).reduce((score, at) => score + rows[tree.parents[at] === 0 ? V : tree.tokens[tree.parents[at]!]!]![tree.tokens[at]!]!, 0);

describe('growTree', () => {
  it('keeps parents before children, siblings apart, and within the shape', () => {
    fc.assert(fc.property(drafter, shape, (rows, { width, depth, budget }) => {
      const tree = growTree(3, rowBehind(rows), { width, depth, budget });
      expect(tree.tokens[0]).toBe(3);
      expect(tree.tokens.length).toBeLessThanOrEqual(budget + 1);
      tree.parents.forEach((parent, node) => expect(node === 0 ? parent : parent < node).toBe(node === 0 ? 0 : true));
      expect(Math.max(...depths(tree))).toBeLessThanOrEqual(depth);
      tree.parents.forEach((_, node) => {
        const children = childrenOf(tree, node).map((child) => tree.tokens[child]);
        expect(children.length).toBeLessThanOrEqual(width);
        expect(new Set(children).size).toBe(children.length);
      });
    }));
  });
  it('a larger budget only adds: what stayed stays', () => {
    fc.assert(fc.property(drafter, shape, (rows, { width, depth, budget }) => {
      const paths = (tree: DraftTree): string[] => tree.tokens.map((_, node) => pathTo(tree, node).map((at) => tree.tokens[at]).join());
      const less = growTree(0, rowBehind(rows), { width, depth, budget });
      const more = growTree(0, rowBehind(rows), { width, depth, budget: budget + 1 });
      expect(paths(more)).toEqual(expect.arrayContaining(paths(less)));
      const worst = Math.min(...less.tokens.map((_, node) => scoreOf(less, rows, node)));
      const added = more.tokens.map((_, node) => node).find((node) => !paths(less).includes(paths(more)[node]!));
      if (added !== undefined) expect(scoreOf(more, rows, added)).toBeLessThanOrEqual(worst);
    }));
  });
  it('of width 1 is the greedy chain', () => {
    fc.assert(fc.property(drafter, fc.integer({ min: 1, max: 5 }), (rows, depth) => {
      const tree = growTree(0, rowBehind(rows), { width: 1, depth, budget: 9 });
      expect(tree.parents).toEqual([0, ...Array.from({ length: depth }, (_, node) => node)]);
      let last = V;
      for (const token of tree.tokens.slice(1)) {
        expect(token).toBe(argmax(rows[last]!));
        last = token;
      }
    }));
  });
});

it('topIds: largest first, of equals the lowest id', () => {
  expect(topIds([1, 5, 5, 0, 5], 4)).toEqual([1, 2, 4, 0]);
  expect(topIds([2], 4)).toEqual([0]);
});

it('treeMask: a row sees the anchor, its ancestors and itself', () => {
  const seen = treeMask({ parents: [0, 0, 0, 1, 3] }).map((row) => row.map(Number).join(''));
  expect(seen).toEqual(['10000', '11000', '10100', '11010', '11011']);
});
