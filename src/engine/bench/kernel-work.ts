/** What each kernel of a forward pass has to do, at the least: operations, and bytes that it cannot but read and write. */
import type { DecoderConfig } from '#engine/model/config.ts';
import type { KernelOp, KernelWeights } from '#engine/protocol.ts';

export interface Work {
  readonly shape: string;
  readonly operations: number;
  readonly bytes: number;
}

/** Of one weight. Packed ones come with a scale and an offset of two bytes each for 32 of them. */
export const bytesPerWeight: Readonly<Record<KernelWeights, number>> = { f32: 4, q4: 4 / 8 + 4 / 32, q8: 1 + 4 / 32 };

/** `keys`: positions in the cache that every row sees. */
export function workOf(op: KernelOp, config: DecoderConfig, weights: KernelWeights, rows: number, keys: number): Work {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate } = config;
  const width = (heads + 2 * kvHeads) * headDim;
  const linear = (k: number, n: number, moved = k + n): Work => ({ shape: `${k}x${n}`, operations: 2 * k * n * rows, bytes: k * n * bytesPerWeight[weights] + 4 * rows * moved });
  switch (op) {
    case 'embedding': return { shape: `${vocab}x${hidden}`, operations: 0, bytes: rows * hidden * (bytesPerWeight[weights] + 4) };
    case 'qkv': return linear(hidden, width);
    // the angle of a pair: four products and two sums; q, k and v go from one place to another
    case 'rotate': return { shape: `${heads}+${2 * kvHeads}x${headDim}`, operations: 3 * (heads + kvHeads) * headDim * rows, bytes: 8 * width * rows };
    case 'attention': return { shape: `${heads}x${headDim}, ${keys} keys`, operations: 4 * heads * headDim * keys * rows, bytes: 8 * kvHeads * headDim * keys + 8 * heads * headDim * rows };
    // the residual stream is read and written
    case 'attentionOut': return linear(heads * headDim, hidden, heads * headDim + 2 * hidden);
    case 'gateUp': return linear(hidden, 2 * intermediate, hidden + intermediate);
    case 'down': return linear(intermediate, hidden, intermediate + 2 * hidden);
    case 'head': return linear(hidden, vocab);
  }
}
