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
import { compileBlockTreeKernels, DFlashTree } from '#engine/drafters/dflash-tree.ts';
import { compileTreeKernels, DraftTreeModel, type TreeKernels } from '#engine/drafters/draft-tree.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import type { Decoder } from '#engine/model/decoder.ts';
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
  /** Null without a draft model, and where the target has taps: those are for another drafter. */
  readonly draft: { readonly ownTree: GPUBuffer; readonly decoder: Decoder; readonly kernels: TreeKernels; readonly compact: RecordCompaction } | null;
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
  const [targetForTree, sample, accept, compactTarget, ofDraft] = await Promise.all([
    target.forTree(tree),
    SampleKernel.create(gpu, sizes, 'tree'),
    AcceptTreeKernel.create(gpu, sizes),
    compactAll(target),
    draft && Promise.all([draft.forTree(ownTree), compileTreeKernels(gpu, sizes), compact(draft, true)]),
  ]);
  return {
    pair, tree, target: targetForTree, sample, accept, compactTarget,
    draft: ofDraft && { ownTree, decoder: ofDraft[0], kernels: ofDraft[1], compact: ofDraft[2] },
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

/** The draft model's tree of a shape, to be shown to the target. */
export function draftTreeFor({ pair, tree, draft }: TreeParts, shape: { readonly depth: number; readonly budget: number }): Drafter {
  if (!draft || !pair.draft) throw new Error('No draft model is loaded.');
  return new DraftTreeModel({ gpu: pair.gpu, kernels: draft.kernels, sequence: pair.sequence, decoder: pair.draft, treeDecoder: draft.decoder, ownTree: draft.ownTree, tree, shape, compact: draft.compact });
}

/** The tree of a DFlash block, for trees of the target with its taps. */
export async function blockTreeFor({ pair, tree }: TreeParts, shape: { readonly depth: number; readonly budget: number }): Promise<Drafter> {
  const kernels = await compileBlockTreeKernels(pair.gpu, { vocabulary: pair.vocabulary, context: pair.sequence.context });
  return new DFlashTree({ gpu: pair.gpu, kernels, model: pair.needDFlash(), sequence: pair.sequence, tree, shape });
}
