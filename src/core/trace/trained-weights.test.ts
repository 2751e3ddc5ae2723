/** A name of weights says what they are and comes back; whatever else stands there is none. */
import { expect, it } from 'vitest';
import { SHIPPED, trainedWeights, weightsName } from './trained-weights.ts';

it('says what they are', () => {
  const opd = { drafter: 'dflash', method: 'opd', step: 400 } as const;
  expect(weightsName(opd, `1a2b3c4d${'0'.repeat(56)}`)).toBe('dflash-opd-400-1a2b3c4d');
  expect(trainedWeights('dflash-opd-400-1a2b3c4d')).toEqual(opd);
  expect(trainedWeights('eagle3-sft-1-00000000')).toEqual({ drafter: 'eagle3', method: 'sft', step: 1 });
});

it.each([SHIPPED, '', 'dflash-opd-400', 'dflash-opd-400-1A2B3C4D', 'draft-model-sft-4-1a2b3c4d', ' dflash-opd-400-1a2b3c4d', 'dflash-opd-4000000-1a2b3c4d', 'dflash-opd--1-1a2b3c4d'])('%o is no name of trained weights', (name) => {
  expect(trainedWeights(name)).toBeNull();
});
