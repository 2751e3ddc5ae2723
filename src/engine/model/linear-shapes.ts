/** The shapes of a decoder's linears. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import type { DecoderConfig } from './config.ts';

export interface DecoderShapes {
  readonly qkv: LinearShape;
  readonly attentionOut: LinearShape;
  readonly gateUp: LinearShape;
  readonly down: LinearShape;
  readonly head: LinearShape;
}

export function decoderShapes(gpu: Gpu, config: DecoderConfig, context: number, accumulators = accumulatorsFor(gpu)): DecoderShapes {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate, epsilon } = config;
  const shape = (k: number, n: number): LinearShape => ({ k, n, context, epsilon, accumulators });
  return {
    qkv: shape(hidden, (heads + 2 * kvHeads) * headDim),
    attentionOut: shape(heads * headDim, hidden),
    gateUp: shape(hidden, intermediate),
    down: shape(intermediate, hidden),
    head: shape(hidden, vocab),
  };
}
