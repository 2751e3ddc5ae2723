/** Sizes of the candidates' buffer are those of the shader, and hold the largest tree. */
import { expect, it } from 'vitest';
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import source from '#shaders/lib/grown-layout.wgsl?raw';
import { GROWN, TREE_WIDTH } from './draft-tree.ts';

it('numbers and sizes are those of the shader', () => {
  const shader = Object.fromEntries([...source.matchAll(/const GROWN_(\w+): u32 = (\d+)u;/g)].map(([, name, value]) => [name!, Number(value)]));
  expect(shader).toMatchObject(GROWN);
});

it('a tree of the most levels has no more candidates than there is room for', () => {
  expect(TREE_WIDTH + (RUN_LIMITS.treeGamma.max - 1) * TREE_WIDTH ** 2).toBeLessThanOrEqual(GROWN.CANDIDATES);
});
