import { expect, it } from 'vitest';
import { narrowF16, widenBf16, widenF16 } from './half.ts';

it('widens known f16 numbers: one, largest, smallest normal and subnormal, both zeros, infinity, NaN', () => {
  expect(widenF16(0x3c00)).toBe(1);
  expect(widenF16(0xfbff)).toBe(-65504);
  expect(widenF16(0x0400)).toBe(2 ** -14);
  expect(widenF16(0x0001)).toBe(2 ** -24);
  expect(widenF16(0x0000)).toBe(0);
  expect(widenF16(0x8000)).toBe(-0);
  expect(widenF16(0x7c00)).toBe(Infinity);
  expect(widenF16(0x7e00)).toBeNaN();
});

it('narrows back every one of the 65,536 bit patterns', () => {
  for (let bits = 0; bits < 65_536; bits++) {
    const value = widenF16(bits);
    expect(Number.isNaN(value) ? Number.isNaN(widenF16(narrowF16(value))) : narrowF16(value) === bits, bits.toString(16)).toBe(true);
  }
});

it('rounds to nearest, ties to even, up to infinity and down into subnormals', () => {
  expect(narrowF16(1 + 2 ** -11)).toBe(0x3c00);
  expect(narrowF16(1 + 3 * 2 ** -11)).toBe(0x3c02);
  expect(narrowF16(65519)).toBe(0x7bff);
  expect(narrowF16(65520)).toBe(0x7c00);
  expect(narrowF16(-1.5 * 2 ** -24)).toBe(0x8002);
  expect(narrowF16(2 ** -26)).toBe(0);
});

it('widens bf16 as the upper half of an f32', () => {
  expect(widenBf16(0x3f80)).toBe(1);
  expect(widenBf16(0xc049)).toBe(-3.140625);
});
