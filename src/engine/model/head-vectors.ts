/** The small vectors of each layer that the rotation needs, from checked f32 weights. */
import type { DecoderConfig } from './config.ts';
import type { HeadVectors } from './decoder-buffers.ts';

/** `get`: a tensor by its Hugging Face name. */
export function headVectors({ layers, headDim, qkNorm, qkvBias }: DecoderConfig, get: (name: string) => Float32Array): readonly HeadVectors[] {
  return Array.from({ length: layers }, (_, layer) => {
    const of = (name: string): Float32Array => get(`model.layers.${layer}.self_attn.${name}`);
    return {
      qkGains: qkNorm ? Float32Array.of(...of('q_norm.weight'), ...of('k_norm.weight')) : new Float32Array(2 * headDim).fill(1),
      bias: qkvBias ? Float32Array.of(...of('q_proj.bias'), ...of('k_proj.bias'), ...of('v_proj.bias')) : new Float32Array(0),
    };
  });
}
