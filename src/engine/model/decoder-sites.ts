/** A decoder's matrices by the names of their tensors: what is read at once, in the order of the forward pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import type { DecoderConfig } from './config.ts';
import { outputsOf, siteOf, type Site } from './matrices.ts';

type LayerSite = 'qkv' | 'attentionOut' | 'gateUp' | 'down';

/** `prefix`: what stands in front of "layers" in the tensors' names. */
export function layerSites({ hidden, heads, kvHeads, headDim, intermediate }: DecoderConfig, layer: number, prefix = 'model.'): Readonly<Record<LayerSite, Site>> {
  const at = `${prefix}layers.${layer}`;
  const attention = `${at}.self_attn`;
  return {
    qkv: siteOf(`${at} qkv`, hidden, [heads * headDim, `${attention}.q_proj`], [kvHeads * headDim, `${attention}.k_proj`], [kvHeads * headDim, `${attention}.v_proj`]),
    attentionOut: siteOf(`${at} o`, heads * headDim, [hidden, `${attention}.o_proj`]),
    gateUp: siteOf(`${at} gate up`, hidden, [intermediate, `${at}.mlp.gate_proj`, `${at}.mlp.up_proj`]),
    down: siteOf(`${at} down`, intermediate, [hidden, `${at}.mlp.down_proj`]),
  };
}

/** The table of token embeddings, and the head, which may be one with it. */
export function endSites({ vocab, hidden, tied }: DecoderConfig): Readonly<Record<'table' | 'head', Site>> {
  const table = 'model.embed_tokens';
  return { table: siteOf('embedding', hidden, [vocab, table]), head: siteOf('head', hidden, [vocab, tied ? table : 'lm_head']) };
}

export type DecoderShapes = Readonly<Record<LayerSite | 'head', LinearShape>>;

/** Of the linears of every layer, and of the head. */
export function decoderShapes(gpu: Gpu, config: DecoderConfig, context: number): DecoderShapes {
  const { epsilon } = config;
  const shape = (site: Site): LinearShape => ({ k: site.inputs, n: outputsOf(site), context, epsilon, accumulators: accumulatorsFor(gpu) });
  const { qkv, attentionOut, gateUp, down } = layerSites(config, 0);
  return { qkv: shape(qkv), attentionOut: shape(attentionOut), gateUp: shape(gateUp), down: shape(down), head: shape(endSites(config).head) };
}
