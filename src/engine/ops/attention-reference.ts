/**
 * Plain-loop twin of attention.wgsl for one query head of one row, in f64: softmax(q . k / sqrt(D)) over positions
 * 0..position, then the weighted sum of v. k and v are one KV head, [positions][D].
 */
export function attentionReference(q: ArrayLike<number>, k: ArrayLike<number>, v: ArrayLike<number>, position: number): Float64Array {
  const size = q.length;
  const weights = attentionWeights(q, k, position);
  const out = new Float64Array(size);
  for (let j = 0; j <= position; j++) {
    for (let d = 0; d < size; d++) out[d]! += weights[j]! * v[j * size + d]!;
  }
  return out;
}

/** The softmax alone. */
export function attentionWeights(q: ArrayLike<number>, k: ArrayLike<number>, position: number): Float64Array {
  const size = q.length;
  const scores = new Float64Array(position + 1);
  for (let j = 0; j <= position; j++) {
    for (let d = 0; d < size; d++) scores[j]! += q[d]! * k[j * size + d]!;
    scores[j]! /= Math.sqrt(size);
  }
  const largest = scores.reduce((a, b) => Math.max(a, b));
  const weights = scores.map((score) => Math.exp(score - largest));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}
