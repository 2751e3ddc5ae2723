/** SmolLM2-135M as a measurement of kernels sees it: its shapes, without its weights. */
import type { DecoderConfig } from '#engine/model/config.ts';

export const smollm2Config: DecoderConfig = {
  vocab: 49_152, hidden: 576, layers: 30, heads: 9, kvHeads: 3, headDim: 64, intermediate: 1536, context: 8192,
  ropeTheta: 100_000, ropeScaling: { kind: 'none' }, epsilon: 1e-5, qkNorm: false, qkvBias: false, tied: true,
};
