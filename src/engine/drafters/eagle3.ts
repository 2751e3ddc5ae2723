/**
 * EAGLE-3's layout as a drafter (Li et al. 2025): token by token, as published, or in blocks. Its rows lie a slot behind the target's: row t pairs the target's thought at token t with
 * token t + 1 and foretells token t + 2 (model/eagle-layer.ts).
 *
 *   pass 1    rows n-2-gamma .. n-2, from the target's features: behind the last of them d1 is chosen
 *   pass k    row n+k-3, from what pass k-1 said and d(k-1): behind it dk is chosen
 *
 * What pass k > 1 leaves in the cache was guessed; no round commits more than gamma + 1 tokens, so the next pass 1 writes all
 * such rows again, from true features. Rows that were true already come out the same, since a row depends on no neighbour: the
 * catch-up needs no branch. Guesses that stay cost a tenth of the accepted length (specdec.md 3).
 *
 * In a tree, level 1 is pass 1, and level j the nodes of level j - 1 that get children, each behind what its parent said.
 *
 * A block is rows n-2 .. of one pass behind pass 1's keys: the anchor and masks, each beside what the target thought at n-2.
 */
import type { Decoder } from '#engine/model/decoder.ts';
import type { EagleLayer } from '#engine/model/eagle-layer.ts';
import type { BlockModel } from './block.ts';
import { firstNodeOf, type TreeGrower } from './draft-tree.ts';
import type { TokenModel } from './token-chain.ts';

export interface EagleModel {
  /** The target whose passes leave the features that the layer reads. */
  readonly target: Decoder;
  readonly layer: EagleLayer;
  /** The same for rows of a block; null: it drafts token by token. */
  readonly blocks: EagleLayer | null;
}

/** Rows of a pass over true features that hold all that a round of so many drafts may have committed. */
const caughtUp = (gamma: number) => ({ offset: -2 - gamma, rows: gamma + 1 });

/** `gamma`: the most drafts of a round. */
export function eagle3(model: EagleModel, gamma: number): BlockModel | TokenModel {
  return model.blocks ? blocks(model, model.blocks, gamma) : tokens(model, gamma);
}

const shared = ({ target, layer }: EagleModel) => ({
  logits: layer.logits,
  target,
  recordPrefill: (pass: GPUComputePassEncoder, rows: number) => layer.recordKeys(pass, { offset: 0, rows }),
});

function blocks(model: EagleModel, layer: EagleLayer, gamma: number): BlockModel {
  return {
    ...shared(model),
    block: layer.config.block!.rows,
    recordContext: (pass) => model.layer.recordKeys(pass, caughtUp(gamma)),
    // the last row of the context is the one that the block hangs on
    recordBlock: (pass) => layer.recordBlock(pass, gamma),
  };
}

function tokens(model: EagleModel, gamma: number): TokenModel {
  const { layer } = model;
  return {
    ...shared(model),
    firstRow: gamma,
    recordSlot: (pass, slot) => {
      if (slot === 0) layer.recordTrue(pass, caughtUp(gamma));
      // node k of the chain is row n-2+k; node 0 is the last row of the first pass
      else layer.recordOwn(pass, { offset: -2, rows: 1, first: slot, turn: slot, firstSource: slot === 1 ? -gamma : slot - 1 });
    },
  };
}

/** `treeLayer`: the same for rows of the drafter's own tree. */
export function eagle3Grower(model: EagleModel, treeLayer: EagleLayer, depth: number): TreeGrower {
  return {
    ...tokens(model, depth),
    recordLevel: (pass, level, rows, first) => {
      if (level === 1) model.layer.recordTrue(pass, caughtUp(depth));
      else treeLayer.recordOwn(pass, { offset: -2, rows, first, turn: level - 1, firstSource: level === 2 ? -depth : firstNodeOf(level - 1) });
    },
  };
}
