/** An EAGLE-3 drafter's matrices on the GPU, each behind the kernel that reads it (eagle-layer.ts has their order). */
import type { EagleConfig } from './eagle-config.ts';
import type { Linear, Matrices, Site } from './matrices.ts';

export type EagleLinears = Readonly<Record<keyof ReturnType<typeof eagleSites>, Linear>>;

export function eagleSites({ draftVocab, hidden, heads, kvHeads, headDim, intermediate, targetLayers }: EagleConfig) {
  const site = (name: string, inputs: number, ...parts: readonly (readonly [outputs: number, ...halves: string[]])[]): Site =>
    ({ name, inputs, parts: parts.map(([outputs, ...halves]) => ({ outputs, halves: halves.map((half) => `${half}.weight`) })) });
  const attention = 'midlayer.self_attn';
  return {
    fuse: site('fc', targetLayers.length * hidden, [hidden, 'fc']),
    qkv: site('qkv', 2 * hidden, [heads * headDim, `${attention}.q_proj`], [kvHeads * headDim, `${attention}.k_proj`], [kvHeads * headDim, `${attention}.v_proj`]),
    attentionOut: site('o', heads * headDim, [hidden, `${attention}.o_proj`]),
    gateUp: site('gate up', hidden, [intermediate, 'midlayer.mlp.gate_proj', 'midlayer.mlp.up_proj']),
    down: site('down', intermediate, [hidden, 'midlayer.mlp.down_proj']),
    head: site('head', hidden, [draftVocab, 'lm_head']),
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
