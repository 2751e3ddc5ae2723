/**
 * A block as the grower of a tree (DDTree; core/speculation/marginal-tree.ts): it is filled in as in block.ts, then the likeliest tokens of
 * every level, and of all paths over them the `budget` best.
 *
 * The drafter keeps nothing of a tree: its context comes from the target's features, which the round moves to where the text is.
 */
import type { TreeShape } from '#core/speculation/grow-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import { threadsPerRow, type SampleSizes } from '#engine/ops/sample.ts';
import { TREE_LEVELS, TREE_NODES } from '#engine/ops/tree-layout.ts';
import choice from '#shaders/lib/choice.wgsl?raw';
import grownLayout from '#shaders/lib/grown-layout.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import treeMarginals from '#shaders/tree-marginals.wgsl?raw';
import treeTop from '#shaders/tree-top.wgsl?raw';
import { blockLooks, type BlockModel } from './block.ts';
import { GROWN } from './draft-tree.ts';
import type { BlockLooks, Drafter } from './drafter.ts';

/** Tokens of a level that are looked at. */
export const LEVEL_WIDTH = 8;

export interface BlockTreeKernels {
  readonly top: Kernel;
  readonly build: Kernel;
}

export async function compileBlockTreeKernels(gpu: Gpu, { vocabulary, context }: SampleSizes): Promise<BlockTreeKernels> {
  const perRow = { VOCABULARY: vocabulary, WIDTH: LEVEL_WIDTH, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
  const perTree = { CONTEXT: context, WIDTH: LEVEL_WIDTH, WORKGROUP_SIZE: 1 };
  const [top, build] = await Promise.all([
    gpu.kernel('tree: top of a block', shaderText({ u32: perRow }, roundState, choice, grownLayout, treeTop), [['uniform', 'read', 'read', 'write']]),
    gpu.kernel('tree: of marginals', shaderText({ u32: perTree }, roundState, choice, grownLayout, treeLayout, treeMarginals), [['uniform', 'read', 'read', 'write', 'write']]),
  ]);
  return { top, build };
}

export interface BlockTreeParts {
  readonly gpu: Gpu;
  readonly kernels: BlockTreeKernels;
  readonly model: BlockModel;
  readonly sequence: Sequence;
  /** What the target is shown. */
  readonly tree: GPUBuffer;
  readonly shape: Omit<TreeShape, 'width'>;
  /** The block with which its rows are watched; null: nobody looks. */
  readonly watched: Decoder | null;
}

export class BlockTree implements Drafter {
  readonly rows = null;
  readonly target: Decoder;
  readonly looks: BlockLooks | null;
  readonly #parts: BlockTreeParts;
  readonly #top: GPUBindGroup;
  readonly #build: GPUBindGroup;

  constructor(parts: BlockTreeParts) {
    const { gpu, kernels, model, sequence: { state, tokens }, tree, shape: { depth, budget } } = parts;
    const levels = Math.min(model.block, TREE_LEVELS) - 1;
    if (depth < 1 || depth > levels) throw new RangeError(`A tree of a block has 1 to ${levels} levels, not ${depth}.`);
    if (budget < 1 || budget >= TREE_NODES) throw new RangeError(`A tree has 1 to ${TREE_NODES - 1} drafts, not ${budget}.`);
    const candidates = gpu.storage('tree candidates', GROWN.WORDS * 4);
    this.#parts = parts;
    this.target = model.target;
    this.looks = blockLooks(parts.watched, model.block);
    // from the block's second row on, as children of nobody in particular
    this.#top = kernels.top.bind(0, [gpu.uniform(kernels.top.label, Uint32Array.of(1, 0, 0)), state, model.logits, candidates]);
    this.#build = kernels.build.bind(0, [gpu.uniform(kernels.build.label, Uint32Array.of(depth, budget)), state, candidates, tokens, tree]);
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#parts.model.recordPrefill(pass, rows);
  }

  record(encoder: GPUCommandEncoder): void {
    const { model, kernels, watched, shape: { depth } } = this.#parts;
    const pass = encoder.beginComputePass();
    model.recordContext(pass);
    model.recordBlock(pass, watched ?? undefined);
    kernels.top.dispatch(pass, this.#top, depth);
    kernels.build.dispatch(pass, this.#build, 1);
    pass.end();
  }
}
