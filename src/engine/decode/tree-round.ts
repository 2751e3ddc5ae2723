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
import { draftModelGrower } from '#engine/drafters/draft-model.ts';
import { compileTreeKernels, DraftTreeModel, type TreeGrower, type TreeKernels } from '#engine/drafters/draft-tree.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import { eagle3Grower } from '#engine/drafters/eagle3.ts';
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
  /** Of the drafter that grows trees for this target: the tree as it numbers it, and its kernels. */
  readonly ownTree: GPUBuffer;
  readonly grow: TreeKernels;
  /** The draft model, where there is one and the target is plain. */
  readonly draft: { readonly decoder: Decoder; readonly compact: RecordCompaction } | null;
  /** EAGLE-3's layer, where the target is the one that it reads. What it guessed is written again from true features: nothing to compact. */
  readonly eagle3: EagleLayer | null;
}

const made = new WeakMap<Decoder, Promise<TreeParts>>();

/** `target`: the pair's, or the same with taps. */
export function treesOf(pair: Pair, target = pair.target): Promise<TreeParts> {
  const parts = made.get(target) ?? treeParts(pair, target);
  made.set(target, parts);
  return parts;
}

async function treeParts(pair: Pair, target: Decoder): Promise<TreeParts> {
  const { gpu, sequence } = pair;
  const draft = target === pair.target ? pair.draft : null;
  const eagle = target === pair.eagle3?.target ? pair.eagle3 : null;
  const tree = treeBuffer(gpu, 'tree');
  const ownTree = treeBuffer(gpu, "drafter's tree");
  const sizes = { vocabulary: pair.vocabulary, context: sequence.context };
  const compact = (decoder: Decoder, fromOrigin: boolean): Promise<RecordCompaction> =>
    compactCache(gpu, { ...decoder.config, context: sequence.context }, fromOrigin, tree, decoder.kvCache);
  const compactAll = async (decoder: Decoder): Promise<RecordCompaction> => {
    const { taps, config } = decoder;
    const cache = await compact(decoder, false);
    const features = taps && (await compactFeatures(gpu, { width: taps.layers.length * config.hidden, context: sequence.context }, tree, taps.features));
    return (pass) => {
      cache(pass);
      features?.(pass);
    };
  };
  const [targetForTree, sample, accept, compactTarget, grow, ofDraft, eagle3] = await Promise.all([
    target.forTree(tree),
    SampleKernel.create(gpu, sizes, 'tree'),
    AcceptTreeKernel.create(gpu, sizes),
    compactAll(target),
    compileTreeKernels(gpu, sizes),
    draft && Promise.all([draft.forTree(ownTree), compact(draft, true)]),
    eagle && eagle.layer.forTree(ownTree),
  ]);
  return {
    pair, tree, target: targetForTree, sample, accept, compactTarget, ownTree, grow,
    draft: ofDraft && { decoder: ofDraft[0], compact: ofDraft[1] },
    eagle3,
  };
}

export interface TreeRoundOptions extends RoundOptions {
  readonly rule: TreeRule;
  /** Drafts of the tree, at most. Its levels are `gamma`. */
  readonly budget: number;
}

export function treeRound({ pair, tree, target, sample, accept, compactTarget, draft }: TreeParts, options: TreeRoundOptions): Round {
  const { rule, temperature, budget } = options;
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
    draft?.compact(pass);
  };
  return new Round(pair, options, verify, acceptPath, rows, tree);
}

type Shape = { readonly depth: number; readonly budget: number };

/** The draft model's tree of a shape, to be shown to the target. */
export function draftTreeFor(parts: TreeParts, shape: Shape): Drafter {
  const { pair, draft } = parts;
  if (!draft || !pair.draft) throw new Error('No draft model is loaded.');
  return grownTree(parts, shape, draftModelGrower(pair.draft, draft.decoder));
}

/** EAGLE-3's tree of a shape. */
export function eagle3TreeFor(parts: TreeParts, shape: Shape): Drafter {
  const { pair, eagle3 } = parts;
  if (!eagle3 || !pair.eagle3) throw new Error('No EAGLE-3 drafter is loaded.');
  return grownTree(parts, shape, eagle3Grower(pair.eagle3, eagle3, shape.depth));
}

function grownTree({ pair: { gpu, sequence }, grow, ownTree, tree }: TreeParts, shape: Shape, grower: TreeGrower): Drafter {
  return new DraftTreeModel({ gpu, kernels: grow, sequence, grower, ownTree, tree, shape });
}
