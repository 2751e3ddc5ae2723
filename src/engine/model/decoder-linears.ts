/** A decoder's weights on the GPU, each behind the kernel that reads it, in the order of the forward pass (decoder.ts). */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { embeddedRows, type EmbeddingTable } from '#engine/ops/embedding-table.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import type { DecoderConfig } from './config.ts';
import { endSites, layerSites } from './decoder-sites.ts';
import type { Linear, Matrices } from './matrices.ts';

/** The residual stream goes into qkv and gateUp, and attentionOut and down add to it. */
export type LayerLinears = Readonly<Record<'qkv' | 'attentionOut' | 'gateUp' | 'down', Linear>>;

/** What stands at both ends of a decoder, for drafters that take it over. */
export interface Ends {
  readonly table: EmbeddingTable;
  /** The head's weights behind a norm with gains of the drafter's. `gpu`: the drafter's part. */
  headUnder(gpu: Gpu, gains: Float32Array): Promise<Head>;
}

export interface Head {
  readonly linear: Linear;
  /** Of what is the drafter's alone. */
  destroy(): void;
}

export interface Linears {
  readonly embed: (tokens: GPUBuffer, hidden: GPUBuffer) => Step;
  readonly layers: readonly LayerLinears[];
  readonly head: Linear;
  readonly ends: Ends;
  /** The same weights behind kernels that do exactly one row: a benchmark's yardstick; null where there are none. */
  forOneRow(): Promise<Linears | null>;
  destroy(): void;
}

/** Throws a sentence when the GPU has no room for them; what was placed is given back. The matrices are gone with them. */
export async function decoderLinears(gpu: Gpu, config: DecoderConfig, matrices: Matrices, context: number): Promise<Linears> {
  const { vocab, hidden } = config;
  const sites = endSites(config);
  const gains = await matrices.vector('model.norm.weight');
  try {
    const table = await matrices.table(sites.table);
    const [embed, head, layers] = await Promise.all([embeddedRows(gpu, { vocab, hidden, context }, table), matrices.normLinear(sites.head, gains), layerLinears(config, matrices)]);
    return {
      embed, head, layers,
      ends: { table, headUnder: (part, own) => headUnder(matrices.forPart(part), config, own) },
      forOneRow: async () => {
        const one = matrices.forOneRow();
        return one && decoderLinears(gpu, config, one, context);
      },
      destroy: () => matrices.destroy(),
    };
  } catch (error) {
    matrices.destroy();
    throw error;
  }
}

async function headUnder(part: Matrices, config: DecoderConfig, gains: Float32Array): Promise<Head> {
  try {
    return { linear: await part.normLinear(endSites(config).head, gains), destroy: () => part.destroy() };
  } catch (error) {
    part.destroy();
    throw error;
  }
}

/** `prefix`: what stands in front of "layers" in the tensors' names. One layer after the other, as a file has them. */
export async function layerLinears(config: DecoderConfig, matrices: Matrices, prefix = 'model.'): Promise<readonly LayerLinears[]> {
  const layers: LayerLinears[] = [];
  for (let layer = 0; layer < config.layers; layer++) {
    const sites = layerSites(config, layer, prefix);
    const gains = (name: string): Promise<Float32Array> => matrices.vector(`${prefix}layers.${layer}.${name}.weight`);
    const [before, behind] = await Promise.all([gains('input_layernorm'), gains('post_attention_layernorm')]);
    const [qkv, attentionOut, gateUp, down] = await Promise.all([
      matrices.normLinear(sites.qkv, before), matrices.linearAdd(sites.attentionOut), matrices.normSwiglu(sites.gateUp, behind), matrices.linearAdd(sites.down),
    ]);
    layers.push({ qkv, attentionOut, gateUp, down });
  }
  return layers;
}
