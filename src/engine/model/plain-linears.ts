/** A decoder's weights in f32, norms' gains multiplied in, and the kernels that read them. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { arrangeWeights } from '#engine/ops/arrange-weights.ts';
import { blockEmbedding, embedding } from '#engine/ops/embedding.ts';
import { linearAddOneRow, normLinearOneRow, normSwigluOneRow } from '#engine/ops/linear-one-row.ts';
import { linearAdd } from '#engine/ops/linear.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import type { DecoderConfig } from './config.ts';
import { decoderShapes, type DecoderShapes } from './linear-shapes.ts';
import type { Linears } from './linears.ts';
import { weight, type Weights } from './weights.ts';

export interface LinearsOptions {
  readonly context: number;
  readonly label: string;
  /** Passes are blocks that are filled in at once; null: they are causal. */
  readonly maskToken: number | null;
  /** The table, if it is another decoder's; it outlives this one. */
  readonly embedding: GPUBuffer | null;
}

interface Buffers {
  readonly embedding: GPUBuffer;
  readonly head: GPUBuffer;
  readonly layers: readonly { readonly qkv: GPUBuffer; readonly attentionOut: GPUBuffer; readonly gateUp: GPUBuffer; readonly down: GPUBuffer }[];
  readonly own: readonly GPUBuffer[];
}

/** `weights` have been checked. Throws a sentence when the GPU has no room for them. */
export async function plainLinears(gpu: Gpu, config: DecoderConfig, weights: Weights, options: LinearsOptions): Promise<Linears> {
  const kernels = await compile(gpu, decoderShapes(gpu, config, options.context), config, options);
  const own: GPUBuffer[] = [];
  const buffers = await gpu.guarded(`the ${options.label}`, () => upload(gpu, config, weights, options, own)).catch((error: unknown) => {
    // what did find room, beside what did not
    for (const buffer of own) buffer.destroy();
    throw error;
  });
  return over(gpu, config, kernels, buffers, options);
}

type Kernels = Awaited<ReturnType<typeof compile>>;

async function compile(gpu: Gpu, shapes: DecoderShapes, { vocab, hidden }: DecoderConfig, { context, maskToken }: LinearsOptions) {
  const table = { vocab, hidden, context };
  const [embed, qkv, attentionOut, gateUp, down, head] = await Promise.all([
    maskToken === null ? embedding(gpu, table) : blockEmbedding(gpu, table, maskToken),
    normLinear(gpu, shapes.qkv), linearAdd(gpu, shapes.attentionOut), normSwiglu(gpu, shapes.gateUp), linearAdd(gpu, shapes.down), normLinear(gpu, shapes.head),
  ]);
  return { embed, qkv, attentionOut, gateUp, down, head };
}

/** What one row alone is fastest with (docs/bench-log.md). */
const ONE_ROW_ACCUMULATORS = 2;

async function compileForOneRow(gpu: Gpu, shapes: DecoderShapes, { embed }: Kernels): Promise<Kernels> {
  const [qkv, attentionOut, gateUp, down, head] = await Promise.all([
    normLinearOneRow(gpu, shapes.qkv), linearAddOneRow(gpu, shapes.attentionOut), normSwigluOneRow(gpu, shapes.gateUp), linearAddOneRow(gpu, shapes.down), normLinearOneRow(gpu, shapes.head),
  ]);
  return { embed, qkv, attentionOut, gateUp, down, head };
}

function over(gpu: Gpu, config: DecoderConfig, kernels: Kernels, buffers: Buffers, options: LinearsOptions): Linears {
  return {
    table: buffers.embedding,
    embed: (tokens, hidden) => kernels.embed.on({ tokens, table: buffers.embedding, hidden }),
    layers: buffers.layers.map((layer) => ({
      qkv: (x, out) => kernels.qkv.on({ x, w: layer.qkv, out }),
      attentionOut: (x, hidden) => kernels.attentionOut.on({ x, w: layer.attentionOut, hidden }),
      gateUp: (x, out) => kernels.gateUp.on({ x, w: layer.gateUp, out }),
      down: (x, hidden) => kernels.down.on({ x, w: layer.down, hidden }),
    })),
    head: (x, out) => kernels.head.on({ x, w: buffers.head, out }),
    forOneRow: async () => over(gpu, config, await compileForOneRow(gpu, decoderShapes(gpu, config, options.context, ONE_ROW_ACCUMULATORS), kernels), buffers, options),
    destroy: () => { for (const buffer of buffers.own) buffer.destroy(); },
  };
}

function upload(gpu: Gpu, config: DecoderConfig, weights: Weights, { label, embedding: shared }: LinearsOptions, own: GPUBuffer[]): Buffers {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate } = config;
  const uploaded = (name: string, data: Float32Array): GPUBuffer => {
    const buffer = gpu.uploaded(`${label} ${name}`, data);
    own.push(buffer);
    return buffer;
  };
  const table = weight(weights, 'model.embed_tokens.weight');
  const headTable = config.tied ? table : weight(weights, 'lm_head.weight');
  const layer = (index: number): Buffers['layers'][number] => {
    const at = `model.layers.${index}`;
    const get = (name: string): Float32Array => weight(weights, `${at}.${name}.weight`);
    const matrix = (name: string, outputs: number) => ({ data: get(name), outputs });
    const qkv = [matrix('self_attn.q_proj', heads * headDim), matrix('self_attn.k_proj', kvHeads * headDim), matrix('self_attn.v_proj', kvHeads * headDim)];
    const mlp = [matrix('mlp.gate_proj', intermediate), matrix('mlp.up_proj', intermediate)];
    return {
      qkv: uploaded(`${at} qkv`, arrangeWeights(qkv, hidden, get('input_layernorm'))),
      attentionOut: uploaded(`${at} o`, arrangeWeights([matrix('self_attn.o_proj', hidden)], heads * headDim)),
      gateUp: uploaded(`${at} gate up`, arrangeWeights(mlp, hidden, get('post_attention_layernorm'))),
      down: uploaded(`${at} down`, arrangeWeights([matrix('mlp.down_proj', hidden)], intermediate)),
    };
  };
  return {
    embedding: shared ?? uploaded('embedding', table),
    head: uploaded('head', arrangeWeights([{ data: headTable, outputs: vocab }], hidden, weight(weights, 'model.norm.weight'))),
    layers: Array.from({ length: config.layers }, (_, index) => layer(index)),
    own,
  };
}
