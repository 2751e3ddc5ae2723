/** An EAGLE-3 drafter's matrices on the GPU, each behind the kernel that reads it (eagle-layer.ts has their order). */
import type { EagleConfig } from './eagle-config.ts';
import { siteOf, type Linear, type Matrices } from './matrices.ts';

export type EagleLinears = Readonly<Record<keyof ReturnType<typeof eagleSites>, Linear>>;

export function eagleSites({ draftVocab, hidden, heads, kvHeads, headDim, intermediate, targetLayers }: EagleConfig) {
  const attention = 'midlayer.self_attn';
  return {
    fuse: siteOf('fc', targetLayers.length * hidden, [hidden, 'fc']),
    qkv: siteOf('qkv', 2 * hidden, [heads * headDim, `${attention}.q_proj`], [kvHeads * headDim, `${attention}.k_proj`], [kvHeads * headDim, `${attention}.v_proj`]),
    attentionOut: siteOf('o', heads * headDim, [hidden, `${attention}.o_proj`]),
    gateUp: siteOf('gate up', hidden, [intermediate, 'midlayer.mlp.gate_proj', 'midlayer.mlp.up_proj']),
    down: siteOf('down', intermediate, [hidden, 'midlayer.mlp.down_proj']),
    head: siteOf('head', hidden, [draftVocab, 'lm_head']),
  };
}

/** The two halves that qkv reads were normed apart; their gains stand in front of it, the token's first. */
export async function eagleLinears(config: EagleConfig, matrices: Matrices): Promise<EagleLinears> {
  const sites = eagleSites(config);
  const gains = (name: string): Promise<Float32Array> => matrices.vector(`${name}.weight`);
  const [ofToken, ofThought, ofMlp, last] = await Promise.all([gains('midlayer.input_layernorm'), gains('midlayer.hidden_norm'), gains('midlayer.post_attention_layernorm'), gains('norm')]);
  const [fuse, qkv, attentionOut, gateUp, down, head] = await Promise.all([
    matrices.featureLinear(sites.fuse), matrices.gainedLinear(sites.qkv, Float32Array.of(...ofToken, ...ofThought)), matrices.linearAdd(sites.attentionOut),
    matrices.normSwiglu(sites.gateUp, ofMlp), matrices.linearAdd(sites.down), matrices.normLinear(sites.head, last),
  ]);
  return { fuse, qkv, attentionOut, gateUp, down, head };
}
