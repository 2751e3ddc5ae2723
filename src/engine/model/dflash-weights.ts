/** A DFlash drafter's tensors under the names of z-lab's checkpoints. */
import type { DFlashConfig } from './dflash-config.ts';
import { siteOf, type Site } from './matrices.ts';
import { expectedShapes, type Tensor } from './weights.ts';

/** What a DFlash drafter takes over from its target as it is. */
const SHARED = ['model.embed_tokens.weight', 'lm_head.weight'];

/** Every tensor that a configuration calls for, with its shape. */
export function dflashShapes({ decoder, taps }: DFlashConfig): ReadonlyMap<string, readonly number[]> {
  const own = [...expectedShapes(decoder)].filter(([name]) => !SHARED.includes(name)).map(([name, shape]) => [name.replace(/^model\./, ''), shape] as const);
  return new Map([['fc.weight', [decoder.hidden, taps.length * decoder.hidden]], ['hidden_norm.weight', [decoder.hidden]], ...own]);
}

/** Throws one sentence when a tensor is missing or of another shape. */
export function checkDFlashWeights(config: DFlashConfig, weights: ReadonlyMap<string, Pick<Tensor, 'shape'>>): void {
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

/** By which the target's features become the width of the residual stream. */
export const fuseSite = ({ decoder: { hidden }, taps }: DFlashConfig): Site => siteOf('fc', taps.length * hidden, [hidden, 'fc']);

/** By which a draft layer makes keys and values of them, behind the norm that all layers share. */
export function injectionSite({ decoder: { hidden, kvHeads, headDim } }: DFlashConfig, layer: number): Site {
  const of = (name: string) => [kvHeads * headDim, `layers.${layer}.self_attn.${name}`] as const;
  return siteOf(`layer ${layer} kv`, hidden, of('k_proj'), of('v_proj'));
}
