/** Against the digits of the word; 0, the highest bit alone and all of them among it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitCount } from './bit-count.ts';

it('counts the ones of any word, read as signed or not', () => {
  for (const word of [0, 1, 0x80000000, 0xffffffff, -1]) expect(bitCount(word)).toBe([...(word >>> 0).toString(2)].filter((digit) => digit === '1').length);
  fc.assert(fc.property(fc.integer(), (word) => { expect(bitCount(word)).toBe([...(word >>> 0).toString(2)].filter((digit) => digit === '1').length); }));
});
