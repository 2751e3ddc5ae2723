/** The two 16-bit floats that weights ship in, widened to f32 exactly, and f16 written (round to nearest, ties to even). */

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

function fromBits(bits: number): number {
  word[0] = bits;
  return float[0]!;
}

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
export function widenF16(bits: number): number {
  const sign = (bits & 0x8000) << 16;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return (sign ? -1 : 1) * fraction * 2 ** -24;
  return fromBits(sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13));
}

/** bfloat16: the upper half of an f32. */
export function widenBf16(bits: number): number {
  return fromBits(bits << 16);
}

/** To the nearest f16, as an f32. */
export const roundToF16 = (value: number): number => widenF16(narrowF16(value));

export function narrowF16(value: number): number {
  float[0] = value;
  const bits = word[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // At or above 65520 the nearest f16 is infinity.
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  // Below 2^-14, f16 is a fixed-point number of 2^-24 steps; a scaled add rounds it as the hardware does.
  if (magnitude < 0x38800000) {
    float[0] = Math.abs(value) + 0.5;
    return sign | (word[0]! - 0x3f000000);
  }
  const odd = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + odd) >>> 13);
}
