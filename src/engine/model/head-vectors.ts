/** The small vectors of each layer that the rotation needs, from checked weights. */
import type { DecoderConfig } from './config.ts';
import type { HeadVectors } from './decoder-buffers.ts';

/** `get`: a tensor by its Hugging Face name. */
export function headVectors({ layers, headDim, qkNorm, qkvBias }: DecoderConfig, get: (name: string) => Promise<Float32Array>): Promise<readonly HeadVectors[]> {
  return Promise.all(Array.from({ length: layers }, async (_, layer) => {
    const joined = async (...names: string[]): Promise<Float32Array> => Float32Array.of(...(await Promise.all(names.map((name) => get(`model.layers.${layer}.self_attn.${name}`)))).flatMap((vector) => [...vector]));
    return {
      qkGains: qkNorm ? await joined('q_norm.weight', 'k_norm.weight') : new Float32Array(2 * headDim).fill(1),
      bias: qkvBias ? await joined('q_proj.bias', 'k_proj.bias', 'v_proj.bias') : new Float32Array(0),
    };
  }));
}
