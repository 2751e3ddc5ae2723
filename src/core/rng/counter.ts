/**
 * Counter-based randomness: a number is a pure function of (seed, sequence, position, purpose, index), so that a run can be
 * replayed from any point and no draw is ever used twice for different purposes.
 *
 * The mixing function is pcg4d (Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020): 4 words in, 4 out,
 * u32 arithmetic alone, hence equal bit for bit in WGSL (shaders/lib/counter.wgsl).
 */

/** What a number is for. Draft choice, accept coin and residual draw must never share noise (specdec.md 2.3). */
export const PURPOSE = { draft: 1, accept: 2, residual: 3, target: 4, gumbel: 5, resample: 6, judge: 7 } as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

export type Words = readonly [number, number, number, number];

export function pcg4d([a, b, c, d]: Words): Words {
  let x = (Math.imul(a, 1664525) + 1013904223) >>> 0;
  let y = (Math.imul(b, 1664525) + 1013904223) >>> 0;
  let z = (Math.imul(c, 1664525) + 1013904223) >>> 0;
  let w = (Math.imul(d, 1664525) + 1013904223) >>> 0;
  x = (x + Math.imul(y, w)) >>> 0;
  y = (y + Math.imul(z, x)) >>> 0;
  z = (z + Math.imul(x, y)) >>> 0;
  w = (w + Math.imul(y, z)) >>> 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) >>> 0;
  y = (y + Math.imul(z, x)) >>> 0;
  z = (z + Math.imul(x, y)) >>> 0;
  w = (w + Math.imul(y, z)) >>> 0;
  return [x, y, z, w];
}

/** One stream's key: where and what for. */
export interface CounterKey {
  readonly seed: number;
  readonly sequence: number;
  readonly position: number;
  readonly purpose: Purpose;
}

/** A key, mixed once: what every number of its stream starts from. */
export function counterStream(key: CounterKey): Words {
  return pcg4d([key.seed >>> 0, key.sequence >>> 0, key.position >>> 0, key.purpose]);
}

/** 32 random bits for the index-th number (a vocabulary id, say) of a stream. */
export function counterBits([x, y, z, w]: Words, index = 0): number {
  return pcg4d([x, y, z, (w + index) >>> 0])[0];
}

/** Uniform in the open interval (0, 1): 23 bits plus a half, exact in f32, so 0 and 1 never occur. */
export function counterUniform(stream: Words, index = 0): number {
  return ((counterBits(stream, index) >>> 9) + 0.5) / 8388608;
}

/** Standard Gumbel noise, -log(-log u). */
export function counterGumbel(stream: Words, index = 0): number {
  return -Math.log(-Math.log(counterUniform(stream, index)));
}
