/** A DFlash drafter's tensors under the names of z-lab's checkpoints, and the same as a decoder's, with what it shares with its target. */
import type { DecoderConfig } from './config.ts';
import type { DFlashConfig } from './dflash-config.ts';
import { expectedShapes, weight, type Tensor, type Weights } from './weights.ts';

/** What a DFlash drafter takes over from its target as it is. */
const SHARED = ['model.embed_tokens.weight', 'lm_head.weight'];

/** Every tensor that a configuration calls for, with its shape. */
export function dflashShapes({ decoder, taps }: DFlashConfig): ReadonlyMap<string, readonly number[]> {
  const own = [...expectedShapes(decoder)].filter(([name]) => !SHARED.includes(name)).map(([name, shape]) => [name.replace(/^model\./, ''), shape] as const);
  return new Map([['fc.weight', [decoder.hidden, taps.length * decoder.hidden]], ['hidden_norm.weight', [decoder.hidden]], ...own]);
}

/** Throws one sentence when a tensor is missing or of another shape. */
export function checkDFlashWeights(config: DFlashConfig, weights: Weights): void {
  for (const [name, shape] of dflashShapes(config)) {
    const tensor = weights.get(name);
    if (!tensor) throw new Error(`The DFlash drafter's weights do not fit its config.json: tensor ${name} is missing.`);
    if (tensor.shape.join() !== shape.join()) throw new Error(`The DFlash drafter's weights do not fit its config.json: tensor ${name} is ${tensor.shape.join('x')}, not ${shape.join('x')}.`);
  }
}

/** Trained numbers of the drafter's own. */
export function dflashParameterCount(config: DFlashConfig): number {
  return [...dflashShapes(config).values()].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b), 0);
}

export interface DecoderParts {
  readonly config: DecoderConfig;
  readonly weights: Weights;
}

/** The draft layers as a decoder: between the target's embedding and, behind the drafter's last norm, the target's head. */
export function dflashDecoder({ decoder }: DFlashConfig, weights: Weights, target: DecoderParts): DecoderParts {
  const config = { ...decoder, tied: target.config.tied };
  const tensor = (name: string): Tensor => {
    const from = SHARED.includes(name) ? target.weights.get(name) : weights.get(name.replace(/^model\./, ''));
    if (!from) throw new Error(`Tensor ${name} is missing.`);
    return from;
  };
  return { config, weights: new Map([...expectedShapes(config).keys()].map((name) => [name, tensor(name)])) };
}

/** By which a draft layer makes keys and values of the target's features, behind the norm that all layers share. */
export function injection(weights: Weights, layer: number): { readonly k: Float32Array; readonly v: Float32Array; readonly gain: Float32Array } {
  const at = `layers.${layer}.self_attn`;
  return { k: weight(weights, `${at}.k_proj.weight`), v: weight(weights, `${at}.v_proj.weight`), gain: weight(weights, 'hidden_norm.weight') };
}
