/** The word numbers of the CPU are those of the shaders, and a tree comes back as it went in. */
import { expect, it } from 'vitest';
import source from '#shaders/lib/tree-layout.wgsl?raw';
import { readTree, TREE_LEVELS, TREE_NODES, TREE_WORD, TREE_WORDS, treeWords } from './tree-layout.ts';

it('numbers the words as the shaders do', () => {
  const shader = Object.fromEntries([...source.matchAll(/const TREE_(\w+): u32 = (\d+)u;/g)].map(([, name, value]) => [name!, Number(value)]));
  expect(shader).toEqual({ ...TREE_WORD, NODES: TREE_NODES, LEVELS: TREE_LEVELS });
  const starts = Object.values(TREE_WORD).sort((a, b) => a - b);
  // arrays by node do not run into one another
  starts.filter((start) => start >= TREE_NODES).forEach((start, i, all) => expect((all[i + 1] ?? TREE_WORDS) - start).toBeGreaterThanOrEqual(TREE_NODES));
});

it('writes depths and paths', () => {
  const words = treeWords({ parents: [0, 0, 0, 1, 3] });
  expect(readTree(words).parents).toEqual([0, 0, 0, 1, 3]);
  expect([...words.subarray(TREE_WORD.DEPTH, TREE_WORD.DEPTH + 5)]).toEqual([0, 1, 1, 2, 3]);
  const path = (node: number): number[] => [...words.subarray(TREE_WORD.PATH + node * TREE_LEVELS, TREE_WORD.PATH + node * TREE_LEVELS + 4)];
  expect([path(0), path(2), path(4)]).toEqual([[0, 0, 0, 0], [0, 2, 0, 0], [0, 1, 3, 4]]);
});

it('refuses what does not fit', () => {
  expect(() => treeWords({ parents: new Array<number>(33).fill(0) })).toThrow(/32 nodes/);
  expect(() => treeWords({ parents: [0, ...Array.from({ length: 8 }, (_, i) => i)] })).toThrow(/7 levels/);
});
