/** Arrays of seeded normal numbers, and how far two results lie apart: for kernel tests. */
import { normals } from '#engine/model/random-weights.ts';

export function randomFloats(seed: number): (count: number) => Float32Array {
  const normal = normals(seed);
  return (count) => Float32Array.from({ length: count }, normal);
}

/** Largest difference, relative to the largest expected number; NaN counts as infinite. */
export function worstError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = actual.length === expected.length ? 0 : Infinity;
  let scale = 0;
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!);
    worst = error <= worst ? worst : Number.isNaN(error) ? Infinity : error;
    scale = Math.max(scale, Math.abs(expected[i]!));
  }
  return worst / scale;
}
