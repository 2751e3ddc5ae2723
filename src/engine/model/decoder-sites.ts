/** A decoder's matrices by the names of their tensors: what is read at once, in the order of the forward pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import type { DecoderConfig } from './config.ts';
import { outputsOf, type Site } from './matrices.ts';

type LayerSite = 'qkv' | 'attentionOut' | 'gateUp' | 'down';

/** `prefix`: what stands in front of "layers" in the tensors' names. */
export function layerSites({ hidden, heads, kvHeads, headDim, intermediate }: DecoderConfig, layer: number, prefix = 'model.'): Readonly<Record<LayerSite, Site>> {
  const at = `${prefix}layers.${layer}`;
  const site = (name: string, inputs: number, ...parts: readonly (readonly [outputs: number, ...halves: string[]])[]): Site =>
    ({ name: `${at} ${name}`, inputs, parts: parts.map(([outputs, ...halves]) => ({ outputs, halves: halves.map((half) => `${at}.${half}.weight`) })) });
  return {
    qkv: site('qkv', hidden, [heads * headDim, 'self_attn.q_proj'], [kvHeads * headDim, 'self_attn.k_proj'], [kvHeads * headDim, 'self_attn.v_proj']),
    attentionOut: site('o', heads * headDim, [hidden, 'self_attn.o_proj']),
    gateUp: site('gate up', hidden, [intermediate, 'mlp.gate_proj', 'mlp.up_proj']),
    down: site('down', intermediate, [hidden, 'mlp.down_proj']),
  };
}

/** The table of token embeddings, and the head, which may be one with it. */
export function endSites({ vocab, hidden, tied }: DecoderConfig): Readonly<Record<'table' | 'head', Site>> {
  const site = (name: string, tensor: string): Site => ({ name, inputs: hidden, parts: [{ outputs: vocab, halves: [tensor] }] });
  const table = 'model.embed_tokens.weight';
  return { table: site('embedding', table), head: site('head', tied ? table : 'lm_head.weight') };
}

export type DecoderShapes = Readonly<Record<LayerSite | 'head', LinearShape>>;

/** Of the linears of every layer, and of the head. */
export function decoderShapes(gpu: Gpu, config: DecoderConfig, context: number): DecoderShapes {
  const { epsilon } = config;
  const shape = (site: Site): LinearShape => ({ k: site.inputs, n: outputsOf(site), context, epsilon, accumulators: accumulatorsFor(gpu) });
  const { qkv, attentionOut, gateUp, down } = layerSites(config, 0);
  return { qkv: shape(qkv), attentionOut: shape(attentionOut), gateUp: shape(gateUp), down: shape(down), head: shape(endSites(config).head) };
}
