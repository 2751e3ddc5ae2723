/**
 * DFlash's layout as a drafter: in blocks, as published, or token by token.
 *
 *   context   rows n-2-gamma .. n-2: no round commits more than gamma + 1 tokens, so these hold all that is new; rows that were
 *             there before come out the same
 *   block     anchor and masks at n-1 .. (block.ts)
 *   or pass k row n+k-2: the anchor, then d(k-1); it sees the context and the rows of the passes before, and behind it dk is chosen
 *
 * What rows behind the context leave in the cache is written again before it counts as context, so nothing is rolled back. In a tree,
 * level 1 is pass 1, and level j the nodes of level j - 1 that get children.
 */
import type { Decoder } from '#engine/model/decoder.ts';
import type { DFlashModel } from '#engine/model/dflash.ts';
import type { BlockModel } from './block.ts';
import type { TreeGrower } from './draft-tree.ts';
import type { TokenModel } from './token-chain.ts';

/** `gamma`: the most drafts of a round. */
export function dflash(model: DFlashModel, gamma: number): BlockModel | TokenModel {
  const shared = { logits: model.logits, target: model.target, recordPrefill: (pass: GPUComputePassEncoder, rows: number) => model.recordContext(pass, { offset: 0, rows }) };
  const recordContext = (pass: GPUComputePassEncoder): void => model.recordContext(pass, { offset: -2 - gamma, rows: gamma + 1 });
  if (model.config.proposal === 'block') return { ...shared, block: model.config.block, recordContext, recordBlock: (pass, watched) => model.recordBlock(pass, watched), watched: () => model.watched() };
  return {
    ...shared,
    firstRow: 0,
    recordSlot: (pass, slot) => {
      if (slot === 0) recordContext(pass);
      model.recordToken(pass, slot);
    },
  };
}

/** `treeLayers`: the same layers for rows of the drafter's own tree. */
export function dflashGrower(chain: TokenModel, treeLayers: Decoder): TreeGrower {
  return { ...chain, recordLevel: (pass, level, rows, first) => (level === 1 ? chain.recordSlot(pass, 0) : treeLayers.record(pass, { offset: -1, rows, first })) };
}
