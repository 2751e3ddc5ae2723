/** The small vectors of each layer that the rotation needs, from checked weights. */
import type { DecoderConfig } from './config.ts';
import type { HeadVectors } from './decoder-buffers.ts';
import type { Matrices } from './matrices.ts';

/** `prefix`: what stands in front of "layers" in the tensors' names. */
export function headVectors({ layers, headDim, qkNorm, qkvBias }: DecoderConfig, matrices: Pick<Matrices, 'vector'>, prefix = 'model.'): Promise<readonly HeadVectors[]> {
  return Promise.all(Array.from({ length: layers }, async (_, layer) => {
    const vector = (name: string): Promise<Float32Array> => matrices.vector(`${prefix}layers.${layer}.self_attn.${name}`);
    const joined = async (...names: string[]): Promise<Float32Array> => Float32Array.of(...(await Promise.all(names.map(vector))).flatMap((values) => [...values]));
    return {
      qkGains: qkNorm ? await joined('q_norm.weight', 'k_norm.weight') : new Float32Array(2 * headDim).fill(1),
      bias: qkvBias ? await joined('q_proj.bias', 'k_proj.bias', 'v_proj.bias') : new Float32Array(0),
    };
  }));
}
