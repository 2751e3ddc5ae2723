/** A decoder's weights under their Hugging Face names, shapes checked against the configuration. */
import type { DecoderConfig } from './config.ts';

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type Weights = ReadonlyMap<string, Tensor>;

/** Every tensor that a configuration calls for, with its shape. */
export function expectedShapes(config: DecoderConfig): ReadonlyMap<string, readonly number[]> {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate } = config;
  const shapes = new Map<string, readonly number[]>();
  shapes.set('model.embed_tokens.weight', [vocab, hidden]);
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `model.layers.${layer}`;
    shapes.set(`${at}.input_layernorm.weight`, [hidden]);
    shapes.set(`${at}.self_attn.q_proj.weight`, [heads * headDim, hidden]);
    shapes.set(`${at}.self_attn.k_proj.weight`, [kvHeads * headDim, hidden]);
    shapes.set(`${at}.self_attn.v_proj.weight`, [kvHeads * headDim, hidden]);
    if (config.qkNorm) {
      shapes.set(`${at}.self_attn.q_norm.weight`, [headDim]);
      shapes.set(`${at}.self_attn.k_norm.weight`, [headDim]);
    }
    if (config.qkvBias) {
      shapes.set(`${at}.self_attn.q_proj.bias`, [heads * headDim]);
      shapes.set(`${at}.self_attn.k_proj.bias`, [kvHeads * headDim]);
      shapes.set(`${at}.self_attn.v_proj.bias`, [kvHeads * headDim]);
    }
    shapes.set(`${at}.self_attn.o_proj.weight`, [hidden, heads * headDim]);
    shapes.set(`${at}.post_attention_layernorm.weight`, [hidden]);
    shapes.set(`${at}.mlp.gate_proj.weight`, [intermediate, hidden]);
    shapes.set(`${at}.mlp.up_proj.weight`, [intermediate, hidden]);
    shapes.set(`${at}.mlp.down_proj.weight`, [hidden, intermediate]);
  }
  shapes.set('model.norm.weight', [hidden]);
  if (!config.tied) shapes.set('lm_head.weight', [vocab, hidden]);
  return shapes;
}

/** Throws one sentence when a tensor is missing or of another shape. Extra tensors are let be. */
export function checkWeights(config: DecoderConfig, weights: ReadonlyMap<string, Pick<Tensor, 'shape'>>): void {
  for (const [name, shape] of expectedShapes(config)) {
    const tensor = weights.get(name);
    if (!tensor) throw new Error(`The model's weights do not fit its config.json: tensor ${name} is missing.`);
    if (tensor.shape.join() !== shape.join()) {
      throw new Error(`The model's weights do not fit its config.json: tensor ${name} is ${tensor.shape.join('x')}, not ${shape.join('x')}.`);
    }
  }
}

/** A tensor that checkWeights has seen. */
export function weight(weights: Weights, name: string): Float32Array {
  const tensor = weights.get(name);
  if (!tensor) throw new Error(`Tensor ${name} is missing.`);
  return tensor.data;
}
