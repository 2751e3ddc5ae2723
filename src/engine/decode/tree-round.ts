/**
 * A round over a tree of drafts: grow, verify, walk, compact. At n committed tokens the anchor is node 0 at slot n-1.
 *
 *   draft    nodes 1 .. budget at the slots behind, siblings and all
 *   verify   the target over all nodes, each at its own position, seeing its own ancestors; behind each a draw of the target
 *   accept   walks down from the anchor, puts the accepted path's tokens behind it, adds one token, and moves n
 *   compact  puts the path's K and V where its tokens are now, in the target's cache and the drafter's, and the target's features
 */
import { targetPurpose, tossesCoin } from '#core/speculation/accept-rules.ts';
import type { TreeRule } from '#core/speculation/judge-tree.ts';
import type { BlockModel } from '#engine/drafters/block.ts';
import { BlockTree, compileBlockTreeKernels } from '#engine/drafters/block-tree.ts';
import { dflash, dflashGrower } from '#engine/drafters/dflash.ts';
import { draftModelGrower } from '#engine/drafters/draft-model.ts';
import { compileTreeKernels, DraftTreeModel, type TreeGrower, type TreeKernels } from '#engine/drafters/draft-tree.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import { eagle3, eagle3Grower } from '#engine/drafters/eagle3.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { EagleLayer } from '#engine/model/eagle-layer.ts';
import { AcceptTreeKernel } from '#engine/ops/accept-tree.ts';
import { compactCache, type RecordCompaction } from '#engine/ops/compact-cache.ts';
import { compactFeatures } from '#engine/ops/compact-features.ts';
import { SampleKernel } from '#engine/ops/sample.ts';
import { treeBuffer } from '#engine/ops/tree-layout.ts';
import type { Pair } from './pair.ts';
import { Round, type RecordPass, type RoundOptions } from './round.ts';

/** What trees need of a pair, made when the first tree is asked for. */
export interface TreeParts {
  readonly pair: Pair;
  readonly tree: GPUBuffer;
  readonly target: Decoder;
  readonly sample: SampleKernel;
  readonly accept: AcceptTreeKernel;
  readonly compactTarget: RecordCompaction;
  /** Of a drafter that grows its tree level by level: the tree as it numbers it, and its kernels. Null where this target has none. */
  readonly grow: { readonly ownTree: GPUBuffer; readonly kernels: TreeKernels } | null;
  /** Null without a draft model, and where the target has taps: those are for another drafter. */
  readonly draft: { readonly decoder: Decoder; readonly compact: RecordCompaction } | null;
  /** EAGLE-3's layer, and DFlash's where they draft token by token: where the taps are their own. */
  readonly eagle3: EagleLayer | null;
  readonly dflash: Decoder | null;
}

/** Pairs may share a target with taps and draft with other weights (Pair.withDrafter): their trees are their own. */
const made = new WeakMap<Pair, Map<Decoder, Promise<TreeParts>>>();

/** `target`: the pair's, or the same with taps. */
export function treesOf(pair: Pair, target = pair.target): Promise<TreeParts> {
  const ofPair = made.get(pair) ?? new Map<Decoder, Promise<TreeParts>>();
  made.set(pair, ofPair);
  const parts = ofPair.get(target) ?? treeParts(pair, target);
  ofPair.set(target, parts);
  return parts;
}

async function treeParts(pair: Pair, target: Decoder): Promise<TreeParts> {
  const { gpu, sequence } = pair;
  const draft = target === pair.target ? pair.draft : null;
  const eagle = target === pair.eagle3?.target ? pair.eagle3 : null;
  const inTurn = target === pair.dflash?.target && pair.dflash.config.proposal === 'autoregressive' ? pair.dflash : null;
  const tree = treeBuffer(gpu, 'tree');
  const ownTree = treeBuffer(gpu, "drafter's tree");
  const sizes = { vocabulary: pair.vocabulary, context: sequence.context };
  const compact = (decoder: Decoder, fromOrigin: boolean): Promise<RecordCompaction> =>
    compactCache(gpu, { ...decoder.config, context: sequence.context, cache: decoder.cache }, fromOrigin, tree, decoder.kvCache);
  const compactAll = async (decoder: Decoder): Promise<RecordCompaction> => {
    const { taps, config } = decoder;
    const cache = await compact(decoder, false);
    const features = taps && (await compactFeatures(gpu, { width: taps.layers.length * config.hidden, context: sequence.context }, tree, taps.features));
    return (pass) => {
      cache(pass);
      features?.(pass);
    };
  };
  const [targetForTree, sample, accept, compactTarget, kernels, ofDraft, eagle3Layer, dflashLayers] = await Promise.all([
    target.forTree(tree),
    SampleKernel.create(gpu, sizes, 'tree'),
    AcceptTreeKernel.create(gpu, sizes),
    compactAll(target),
    draft || eagle || inTurn ? compileTreeKernels(gpu, sizes) : null,
    draft && Promise.all([draft.forTree(ownTree), compact(draft, true)]),
    eagle?.layer.forTree(ownTree) ?? null,
    inTurn?.layersForTree(ownTree) ?? null,
  ]);
  return {
    pair, tree, target: targetForTree, sample, accept, compactTarget,
    grow: kernels && { ownTree, kernels },
    draft: ofDraft && { decoder: ofDraft[0], compact: ofDraft[1] },
    eagle3: eagle3Layer,
    dflash: dflashLayers,
  };
}

export interface TreeRoundOptions extends RoundOptions {
  readonly rule: TreeRule;
  /** Drafts of the tree, at most. Its levels are `gamma`. */
  readonly budget: number;
}

export function treeRound({ pair, tree, target, sample, accept, compactTarget }: TreeParts, options: TreeRoundOptions): Round {
  const { rule, temperature, budget, drafter } = options;
  const rows = budget + 1;
  const { buffers } = pair;
  const draw = sample.bind(
    { state: buffers.state, logits: pair.target.logits, drawn: buffers.own, partitions: buffers.target.partitions, tree },
    { logitsRows: buffers.target.rows, firstRow: 0, partitionRows: buffers.target.rows, firstPartition: 0, offset: 0, purpose: targetPurpose(rule, temperature) },
  );
  const judge = accept.bind(buffers, tree, tossesCoin(rule, temperature));
  const verify: RecordPass = (pass) => target.record(pass, { offset: -1, rows });
  const acceptPath: RecordPass = (pass) => {
    draw(pass, rows);
    judge(pass);
    compactTarget(pass);
    drafter.recordCompaction?.(pass);
  };
  return new Round(pair, options, verify, acceptPath, rows, tree);
}

interface Shape {
  readonly depth: number;
  readonly budget: number;
}

/** The draft model's tree of a shape, to be shown to the target. */
export function draftTreeFor(parts: TreeParts, shape: Shape): Drafter {
  const { pair, draft } = parts;
  if (!draft || !pair.draft) throw new Error('No draft model is loaded.');
  return grownTree(parts, shape, draftModelGrower(pair.draft, draft.decoder), draft.compact);
}

/**
 * EAGLE-3's, for trees of the target with its taps. What it guessed is written again from true features: nothing of it is compacted.
 * `watch`: whether someone will look at where a block looks.
 */
export async function eagle3TreeFor(parts: TreeParts, shape: Shape, watch: boolean): Promise<Drafter> {
  const model = parts.pair.needEagle3();
  const chain = eagle3(model, shape.depth);
  if ('block' in chain) return blockTree(parts, shape, chain, watch);
  if (!parts.eagle3) throw new Error('These trees are for another drafter than EAGLE-3.');
  return grownTree(parts, shape, eagle3Grower(model, parts.eagle3, shape.depth), null);
}

/** DFlash's, likewise. */
export async function dflashTreeFor(parts: TreeParts, shape: Shape, watch: boolean): Promise<Drafter> {
  const chain = dflash(parts.pair.needDFlash(), shape.depth);
  if ('block' in chain) return blockTree(parts, shape, chain, watch);
  if (!parts.dflash) throw new Error('These trees are for another drafter than DFlash.');
  return grownTree(parts, shape, dflashGrower(chain, parts.dflash), null);
}

function grownTree({ pair: { gpu, sequence }, grow, tree }: TreeParts, shape: Shape, grower: TreeGrower, compact: RecordCompaction | null): Drafter {
  if (!grow) throw new Error('No drafter grows trees for this target.');
  return new DraftTreeModel({ gpu, kernels: grow.kernels, sequence, grower, ownTree: grow.ownTree, tree, shape, compact });
}

async function blockTree({ pair: { gpu, sequence, vocabulary }, tree }: TreeParts, shape: Shape, model: BlockModel, watch: boolean): Promise<Drafter> {
  const kernels = await compileBlockTreeKernels(gpu, { vocabulary, context: sequence.context });
  return new BlockTree({ gpu, kernels, model, sequence, tree, shape, watched: watch ? ((await model.watched?.()) ?? null) : null });
}
