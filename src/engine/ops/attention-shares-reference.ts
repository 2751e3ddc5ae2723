/** Plain-loop twin of attention-shares.wgsl for one row, in f64: softmax(q . k / sqrt(D)) over positions 0..last, the mean over the heads. */
import { attentionWeights } from './attention-reference.ts';
import type { HeadShape } from './head-shape.ts';

/** `q`: [heads][D]; `kCache`: [kv heads][context][D]. */
export function attentionSharesReference({ heads, kvHeads, headDim, context }: HeadShape, q: Float32Array, kCache: Float32Array, last: number): Float64Array {
  const shares = new Float64Array(last + 1);
  for (let head = 0; head < heads; head++) {
    const keys = kCache.subarray(Math.floor(head / (heads / kvHeads)) * context * headDim);
    const weights = attentionWeights(q.subarray(head * headDim, (head + 1) * headDim), keys, last);
    for (let j = 0; j <= last; j++) shares[j]! += weights[j]! / heads;
  }
  return shares;
}
