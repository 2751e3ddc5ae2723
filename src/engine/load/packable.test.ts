/** Each size that packed kernels walk in blocks: even, and off by one vec4. */
import { expect, it } from 'vitest';
import type { DecoderConfig } from '#engine/model/config.ts';
import { packable } from './packable.ts';

const even = { hidden: 64, heads: 4, headDim: 16, intermediate: 96 } as DecoderConfig;

it('takes what comes out even', () => expect(packable(even)).toBeNull());

it.each([
  ['its hidden size, 68', { hidden: 68 }], ['the width of its heads together, 80', { heads: 5 }], ['its intermediate size, 92', { intermediate: 92 }],
])('refuses %s', (what, change) => expect(packable({ ...even, ...change })).toBe(`The model cannot be packed: ${what}, is not a multiple of 32. Keep it in 32 bits, or choose another model.`));
