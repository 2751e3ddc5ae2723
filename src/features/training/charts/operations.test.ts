/** Operations in the unit that suits them: none, few, and at both ends of the prefixes. */
import { expect, it } from 'vitest';
import { operations } from './operations.ts';

it('writes operations in the unit that suits them', () => {
  expect([0, 12, 1500, 3.2e12, 1e15].map(operations)).toEqual(['0', '12 FLOP', '1.5 kFLOP', '3.2 TFLOP', '1 PFLOP']);
});
