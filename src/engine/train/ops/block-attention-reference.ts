/** Plain-loop twin of block attention and its gradients, in f64, written out from the softmax's Jacobian without any saved lse. */
import type { AttentionShape } from './block-attention.ts';
import { forEachKey, type Spans } from './key-spans.ts';

export interface AttentionInputs {
  readonly q: ArrayLike<number>;
  readonly k: ArrayLike<number>;
  readonly v: ArrayLike<number>;
}

/** What one query gives each key it sees. */
interface Attended {
  /** Where the query's numbers start in q and out, and each key's in k and v. */
  readonly at: number;
  readonly keys: readonly number[];
  readonly weights: readonly number[];
  readonly lse: number;
}

function* attend({ heads, kvHeads, headDim }: AttentionShape, spans: Spans, { q, k }: AttentionInputs): Generator<Attended> {
  for (let row = 0; row < spans.words.length / 4; row++) {
    for (let head = 0; head < heads; head++) {
      const at = (row * heads + head) * headDim;
      const keys: number[] = [];
      forEachKey(spans, row, (key) => keys.push((key * kvHeads + Math.floor(head / (heads / kvHeads))) * headDim));
      const scores = keys.map((key) => dot(q, at, k, key, headDim) / Math.sqrt(headDim));
      const most = Math.max(...scores);
      const lse = most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
      yield { at, keys, weights: scores.map((score) => Math.exp(score - lse)), lse };
    }
  }
}

export function blockAttentionReference(shape: AttentionShape, spans: Spans, inputs: AttentionInputs): { out: Float64Array; lse: Float64Array } {
  const { heads, headDim } = shape;
  const out = new Float64Array((spans.words.length / 4) * heads * headDim);
  const lse = new Float64Array(out.length / headDim);
  for (const query of attend(shape, spans, inputs)) {
    lse[query.at / headDim] = query.lse;
    query.keys.forEach((key, j) => addScaled(out, query.at, query.weights[j]!, inputs.v, key, headDim));
  }
  return { out, lse };
}

export function blockAttentionGradients(shape: AttentionShape, spans: Spans, inputs: AttentionInputs, dOut: ArrayLike<number>): { dQ: Float64Array; dK: Float64Array; dV: Float64Array } {
  const { headDim } = shape;
  const { q, k, v } = inputs;
  const dQ = new Float64Array(q.length);
  const dK = new Float64Array(k.length);
  const dV = new Float64Array(v.length);
  for (const { at, keys, weights } of attend(shape, spans, inputs)) {
    const dWeights = keys.map((key) => dot(dOut, at, v, key, headDim));
    const mean = dWeights.reduce((sum, dWeight, j) => sum + weights[j]! * dWeight, 0);
    keys.forEach((key, j) => {
      const dScore = (weights[j]! * (dWeights[j]! - mean)) / Math.sqrt(headDim);
      addScaled(dQ, at, dScore, k, key, headDim);
      addScaled(dK, key, dScore, q, at, headDim);
      addScaled(dV, key, weights[j]!, dOut, at, headDim);
    });
  }
  return { dQ, dK, dV };
}

function dot(a: ArrayLike<number>, aAt: number, b: ArrayLike<number>, bAt: number, size: number): number {
  let sum = 0;
  for (let d = 0; d < size; d++) sum += a[aAt + d]! * b[bAt + d]!;
  return sum;
}

function addScaled(to: Float64Array, toAt: number, factor: number, from: ArrayLike<number>, fromAt: number, size: number): void {
  for (let d = 0; d < size; d++) to[toAt + d]! += factor * from[fromAt + d]!;
}
