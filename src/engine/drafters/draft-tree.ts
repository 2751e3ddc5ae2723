/**
 * A model as the grower of a tree (EAGLE-2, Li et al. 2024; core/speculation/grow-tree.ts), on the GPU in one go:
 *
 *   level 1    a chain's first pass (draft-model.ts, eagle3.ts), then the anchor's WIDTH likeliest tokens
 *   level j    the WIDTH best of level j-1, each seeing its own ancestors, then the WIDTH likeliest behind each
 *   prune      of all candidates the `budget` best become the tree that the target is shown
 *
 * The drafter's own tree (the nodes that got children) and the target's number their nodes differently; `origin` in the latter
 * says where the K and V of a node lie in the drafter's cache.
 */
import type { TreeShape } from '#core/speculation/grow-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import type { RecordCompaction } from '#engine/ops/compact-cache.ts';
import { threadsPerRow, type SampleSizes } from '#engine/ops/sample.ts';
import { TREE_LEVELS, TREE_NODES } from '#engine/ops/tree-layout.ts';
import choice from '#shaders/lib/choice.wgsl?raw';
import grown from '#shaders/lib/grown.wgsl?raw';
import grownLayout from '#shaders/lib/grown-layout.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import treeGrow from '#shaders/tree-grow.wgsl?raw';
import treePrune from '#shaders/tree-prune.wgsl?raw';
import treeTop from '#shaders/tree-top.wgsl?raw';
import type { Drafter } from './drafter.ts';
import type { TokenModel } from './token-chain.ts';

/** Children of a node, and nodes of a level that get any. */
export const TREE_WIDTH = 4;
/** Of shaders/lib/grown-layout.wgsl; draft-tree.test.ts holds the two together. */
export const GROWN = { CANDIDATES: 128, WORDS: 672 } as const;

export interface TreeKernels {
  readonly top: Kernel;
  readonly grow: Kernel;
  readonly prune: Kernel;
}

export async function compileTreeKernels(gpu: Gpu, { vocabulary, context }: SampleSizes): Promise<TreeKernels> {
  const perRow = { VOCABULARY: vocabulary, WIDTH: TREE_WIDTH, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
  const perLevel = { CONTEXT: context, WIDTH: TREE_WIDTH, WORKGROUP_SIZE: TREE_WIDTH * TREE_WIDTH };
  const perTree = { CONTEXT: context, WORKGROUP_SIZE: GROWN.CANDIDATES };
  const [top, grow, prune] = await Promise.all([
    gpu.kernel('tree: top', shaderText({ u32: perRow }, roundState, choice, grownLayout, treeTop), [['uniform', 'read', 'read', 'write']]),
    gpu.kernel('tree: grow', shaderText({ u32: perLevel }, roundState, choice, grownLayout, grown, treeLayout, treeGrow), [['uniform', 'read', 'write', 'write', 'write']]),
    gpu.kernel('tree: prune', shaderText({ u32: perTree }, roundState, choice, grownLayout, grown, treeLayout, treePrune), [['uniform', 'read', 'write', 'write', 'write']]),
  ]);
  return { top, grow, prune };
}

/** A model that scores what may stand behind the nodes of a tree. */
export interface TreeGrower extends Pick<TokenModel, 'logits' | 'target' | 'firstRow' | 'recordPrefill'> {
  /** The pass behind which this level is chosen: over the anchor (level 1), or over these nodes of the level before. */
  recordLevel(pass: GPUComputePassEncoder, level: number, rows: number, first: number): void;
}

/** In the drafter's own tree: the first of the nodes behind which a level is chosen. */
export const firstNodeOf = (level: number): number => (level === 1 ? 0 : 1 + (level - 2) * TREE_WIDTH);

export interface DraftTreeParts {
  readonly gpu: Gpu;
  readonly kernels: TreeKernels;
  readonly sequence: Sequence;
  readonly grower: TreeGrower;
  readonly ownTree: GPUBuffer;
  /** What the target is shown. */
  readonly tree: GPUBuffer;
  readonly shape: Omit<TreeShape, 'width'>;
  /** Of what the grower keeps; null: it needs none. */
  readonly compact: RecordCompaction | null;
}

type Recorder = (pass: GPUComputePassEncoder) => void;

export class DraftTreeModel implements Drafter {
  readonly rows = null;
  readonly #grower: TreeGrower;
  readonly #steps: readonly Recorder[];
  readonly #compact: RecordCompaction | null;

  constructor(parts: DraftTreeParts) {
    const { depth, budget } = parts.shape;
    if (depth < 1 || depth >= TREE_LEVELS) throw new RangeError(`A tree has 1 to ${TREE_LEVELS - 1} levels, not ${depth}.`);
    if (budget < 1 || budget >= TREE_NODES) throw new RangeError(`A tree has 1 to ${TREE_NODES - 1} drafts, not ${budget}.`);
    this.#grower = parts.grower;
    this.#steps = stepsOf(parts);
    this.#compact = parts.compact;
  }

  get target(): Decoder | undefined {
    return this.#grower.target;
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#grower.recordPrefill(pass, rows);
  }

  record(encoder: GPUCommandEncoder): void {
    const pass = encoder.beginComputePass();
    for (const step of this.#steps) step(pass);
    pass.end();
  }

  recordCompaction(pass: GPUComputePassEncoder): void {
    this.#compact?.(pass);
  }
}

function stepsOf({ gpu, kernels, sequence, grower, ownTree, tree, shape: { depth, budget } }: DraftTreeParts): readonly Recorder[] {
  const { state, tokens } = sequence;
  const candidates = gpu.storage('tree candidates', GROWN.WORDS * 4);
  const dispatch = (kernel: Kernel, buffers: readonly GPUBuffer[], params: readonly number[], workgroups: number): Recorder => {
    const group = kernel.bind(0, [gpu.uniform(kernel.label, Uint32Array.from(params)), ...buffers]);
    return (pass) => kernel.dispatch(pass, group, workgroups);
  };
  const steps: Recorder[] = [];
  let first = 0;
  for (let level = 1; level <= depth; level += 1) {
    const rows = level === 1 ? 1 : TREE_WIDTH;
    const firstNode = firstNodeOf(level);
    const count = rows * TREE_WIDTH;
    steps.push((pass) => grower.recordLevel(pass, level, rows, firstNode));
    steps.push(dispatch(kernels.top, [state, grower.logits, candidates], [level === 1 ? grower.firstRow : 0, firstNode, first], rows));
    if (level < depth) steps.push(dispatch(kernels.grow, [state, tokens, candidates, ownTree], [level, first, count], 1));
    first += count;
  }
  return [...steps, dispatch(kernels.prune, [state, tokens, candidates, tree], [first, budget], 1)];
}
