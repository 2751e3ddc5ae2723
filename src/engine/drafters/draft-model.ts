/**
 * A small model that runs ahead: gamma forward passes, each on the token that the pass before it drew (Leviathan et al. 2023).
 *
 *   pass 1    rows n-2, n-1 (the anchor), draws d1      pass k > 1    row n+k-2 (d(k-1)), draws dk
 *
 * The row before the anchor is run again each time. After a round that accepted everything, its K and V are missing (the last
 * draft was drawn but never run); after any other they are there already and come out the same, since a row depends on no
 * neighbour. So the catch-up needs no branch, and the cache never drifts: with gamma = 0 the pass still keeps it in step.
 *
 * In a tree, level 1 is the same pass, and level j the nodes of level j - 1 that get children.
 */
import type { Decoder } from '#engine/model/decoder.ts';
import type { TreeGrower } from './draft-tree.ts';
import type { TokenModel } from './token-chain.ts';

const TWO_ROWS = { offset: -2, rows: 2 } as const;

export function draftModel(decoder: Decoder): TokenModel {
  return {
    logits: decoder.logits,
    firstRow: 1,
    recordPrefill: (pass, rows) => decoder.recordKeys(pass, { offset: 0, rows }),
    recordSlot: (pass, slot) => decoder.record(pass, slot === 0 ? TWO_ROWS : { offset: slot - 1, rows: 1 }),
  };
}

/** `treeDecoder`: the same for rows of the drafter's own tree. */
export function draftModelGrower(decoder: Decoder, treeDecoder: Decoder): TreeGrower {
  return {
    ...draftModel(decoder),
    recordLevel: (pass, level, rows, first) => (level === 1 ? decoder.record(pass, TWO_ROWS) : treeDecoder.record(pass, { offset: -1, rows, first })),
  };
}
