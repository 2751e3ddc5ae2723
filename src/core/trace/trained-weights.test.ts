/** A name of weights says what they are and comes back, an ablation's with its way of drafting; whatever else stands there is none; what it says of blocks. */
import { expect, it } from 'vitest';
import { fillsBlocks, SHIPPED, trainedWeights, weightsName } from './trained-weights.ts';

it.each([
  ['dflash-opd-400-1a2b3c4d', { drafter: 'dflash', proposal: 'block', method: 'opd', step: 400 }],
  ['eagle3-sft-1-1a2b3c4d', { drafter: 'eagle3', proposal: 'autoregressive', method: 'sft', step: 1 }],
  ['dflash-autoregressive-soft-60-1a2b3c4d', { drafter: 'dflash', proposal: 'autoregressive', method: 'soft', step: 60 }],
  ['eagle3-block-sft-60-1a2b3c4d', { drafter: 'eagle3', proposal: 'block', method: 'sft', step: 60 }],
] as const)('%s says what they are', (name, weights) => {
  expect(weightsName(weights, `1a2b3c4d${'0'.repeat(56)}`)).toBe(name);
  expect(trainedWeights(name)).toEqual(weights);
});

it.each([SHIPPED, '', 'dflash-opd-400', 'dflash-opd-400-1A2B3C4D', 'draft-model-sft-4-1a2b3c4d', ' dflash-opd-400-1a2b3c4d', 'dflash-opd-4000000-1a2b3c4d', 'dflash-opd--1-1a2b3c4d', 'dflash-block-sft-4-1a2b3c4d', 'eagle3-autoregressive-sft-4-1a2b3c4d'])('%o is no name of trained weights', (name) => {
  expect(trainedWeights(name)).toBeNull();
});

it('DFlash fills in blocks, and EAGLE-3 does not, unless its weights are of an ablation', () => {
  expect((['dflash', 'eagle3', 'draft-model', 'prompt-lookup', 'none'] as const).map((drafter) => fillsBlocks({ drafter, weights: SHIPPED }))).toEqual([true, false, false, false, false]);
  expect(fillsBlocks({ drafter: 'dflash', weights: 'dflash-autoregressive-sft-4-1a2b3c4d' })).toBe(false);
  expect(fillsBlocks({ drafter: 'eagle3', weights: 'eagle3-block-sft-4-1a2b3c4d' })).toBe(true);
  // of another drafter, they say nothing
  expect(fillsBlocks({ drafter: 'dflash', weights: 'eagle3-sft-4-1a2b3c4d' })).toBe(true);
});
