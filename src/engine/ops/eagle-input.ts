/** The two halves that EAGLE-3's layer reads: a token, and what was thought before it. Kernel: shaders/eagle-input.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import source from '#shaders/eagle-input.wgsl?raw';
import dot from '#shaders/lib/dot.wgsl?raw';
import parentBlock from '#shaders/lib/parent-block.wgsl?raw';
import parentChain from '#shaders/lib/parent-chain.wgsl?raw';
import parentTree from '#shaders/lib/parent-tree.wgsl?raw';
import type { EmbeddingShape } from './embedding.ts';
import { RowKernel, type TextOrder } from './row-kernel.ts';

const parents: Readonly<Record<TextOrder, string>> = { chain: parentChain, tree: parentTree, block: parentBlock };

export interface EagleInputShape extends EmbeddingShape {
  readonly epsilon: number;
  /** How the target keeps its table: of a packed one the kernel reads the rows' own, unpacked before. */
  readonly table: 'plain' | 'packed';
}

/** `maskToken`: of a block, what stands behind its first row. */
export function eagleInput(gpu: Gpu, { vocab, hidden, context, epsilon, table }: EagleInputShape, order: TextOrder = 'chain', maskToken = 0) {
  return RowKernel.compile(gpu, {
    label: `eagle input, ${order}`,
    order,
    source: repeatLines(source, { plain: 0, packed: 0, [table]: 1 }),
    snippets: [dot, parents[order]],
    sizes: { u32: { VOCAB: vocab, HIDDEN: hidden, CONTEXT: context, MASK: maskToken }, bool: { MASKED: order === 'block' }, f32: { EPSILON: epsilon } },
    buffers: { params: 'uniform', tokens: 'read', table: 'read', source: 'read', x: 'write', hidden: 'write' },
    workgroups: (rows) => [Math.ceil(hidden / 4 / 32), rows],
  });
}
