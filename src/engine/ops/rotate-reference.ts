import type { RopeFrequencies } from '#engine/model/rope-frequencies.ts';

/** Plain-loop twin of rotate.wgsl for one head of one row, in f64: q/k-norm (null: none), then half-split RoPE. */
export function rotateReference(head: ArrayLike<number>, gain: ArrayLike<number> | null, epsilon: number, position: number, { perPosition, magnitude }: RopeFrequencies): Float64Array {
  const size = head.length;
  const pairs = size / 2;
  let squares = 0;
  for (let d = 0; d < size; d++) squares += head[d]! ** 2;
  const r = 1 / Math.sqrt(squares / size + epsilon);
  const normed = Float64Array.from(head, (value, d) => (gain ? value * r * gain[d]! : value));
  const out = new Float64Array(size);
  for (let i = 0; i < pairs; i++) {
    const angle = position * perPosition[i]!;
    const a = normed[i]!;
    const b = normed[i + pairs]!;
    out[i] = magnitude * (a * Math.cos(angle) - b * Math.sin(angle));
    out[i + pairs] = magnitude * (b * Math.cos(angle) + a * Math.sin(angle));
  }
  return out;
}
