/**
 * A decoder's weights as they are stored, in 4 or 8 bits, and the kernels that read them. They go to the GPU some rows at a time: a file is
 * never in memory as a whole.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { packWeights } from '#engine/ops/pack-weights.ts';
import { packedEmbedding } from '#engine/ops/packed-embedding.ts';
import { packedBytes, type PackedForm } from '#engine/ops/packed-form.ts';
import { packedLinearAdd, packedNormLinear, packedNormSwiglu } from '#engine/ops/packed-linear.ts';
import { commonForm, inBlocksOf } from '#engine/ops/widen-coded.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import type { DecoderConfig } from './config.ts';
import { decoderShapes, type DecoderShapes } from './linear-shapes.ts';
import type { LayerLinears, Linears } from './linears.ts';

/** Rows that are on their way to the GPU at once: a multiple of any head's size. */
const ROWS_AT_ONCE = 4096;

interface PackedLinearsOptions {
  readonly context: number;
  readonly label: string;
}

/** A matrix on the GPU. */
interface Placed {
  readonly form: PackedForm;
  readonly codes: GPUBuffer;
  readonly scales: GPUBuffer;
}

/** One below the other (q, k and v), or, as two halves, side by side (gate and up). */
interface Site {
  readonly name: string;
  readonly inputs: number;
  readonly parts: readonly { readonly outputs: number; readonly halves: readonly string[] }[];
}

/** Throws a sentence when the GPU has no room for them; what was placed is given back. */
export async function packedLinears(gpu: Gpu, config: DecoderConfig, weights: StoredWeights, options: PackedLinearsOptions): Promise<Linears> {
  const own: GPUBuffer[] = [];
  const destroy = (): void => { for (const buffer of own) buffer.destroy(); };
  try {
    const placed = new Placing(gpu, weights, options, own);
    const linears = await place(gpu, config, placed, options.context);
    return { ...linears, table: null, forOneRow: async () => null, destroy };
  } catch (error) {
    destroy();
    throw error;
  }
}

async function place(gpu: Gpu, config: DecoderConfig, placing: Placing, context: number): Promise<Pick<Linears, 'embed' | 'layers' | 'head'>> {
  const { vocab, hidden, tied } = config;
  const shapes = decoderShapes(gpu, config, context);
  const table = await placing.matrix({ name: 'embedding', inputs: hidden, parts: [{ outputs: vocab, halves: ['model.embed_tokens.weight'] }] });
  const head = tied ? table : await placing.matrix({ name: 'head', inputs: hidden, parts: [{ outputs: vocab, halves: ['lm_head.weight'] }] });
  const headGains = await placing.vector('model.norm.weight');
  const layers: LayerLinears[] = [];
  for (let layer = 0; layer < config.layers; layer++) layers.push(await placeLayer(gpu, config, placing, shapes, `model.layers.${layer}`));
  const embed = await packedEmbedding(gpu, { vocab, hidden, context }, table.form);
  const headKernel = await packedNormLinear(gpu, { ...shapes.head, weights: head.form });
  return {
    embed: (tokens, out) => embed.on({ tokens, codes: table.codes, scales: table.scales, hidden: out }),
    layers,
    head: (x, out) => headKernel.on({ x, codes: head.codes, scales: head.scales, gains: headGains, out }),
  };
}

async function placeLayer(gpu: Gpu, { hidden, heads, kvHeads, headDim, intermediate }: DecoderConfig, placing: Placing, shapes: DecoderShapes, at: string): Promise<LayerLinears> {
  const named = (name: string): string => `${at}.${name}.weight`;
  const site = (name: string, inputs: number, ...parts: readonly (readonly [outputs: number, ...halves: string[]])[]) =>
    placing.matrix({ name: `${at} ${name}`, inputs, parts: parts.map(([outputs, ...halves]) => ({ outputs, halves: halves.map(named) })) });
  const qkv = await site('qkv', hidden, [heads * headDim, 'self_attn.q_proj'], [kvHeads * headDim, 'self_attn.k_proj'], [kvHeads * headDim, 'self_attn.v_proj']);
  const attentionOut = await site('o', heads * headDim, [hidden, 'self_attn.o_proj']);
  const gateUp = await site('gate up', hidden, [intermediate, 'mlp.gate_proj', 'mlp.up_proj']);
  const down = await site('down', intermediate, [hidden, 'mlp.down_proj']);
  const [qkvGains, mlpGains] = [await placing.vector(named('input_layernorm')), await placing.vector(named('post_attention_layernorm'))];
  const [qkvKernel, attentionOutKernel, gateUpKernel, downKernel] = await Promise.all([
    packedNormLinear(gpu, { ...shapes.qkv, weights: qkv.form }), packedLinearAdd(gpu, { ...shapes.attentionOut, weights: attentionOut.form }),
    packedNormSwiglu(gpu, { ...shapes.gateUp, weights: gateUp.form }), packedLinearAdd(gpu, { ...shapes.down, weights: down.form }),
  ]);
  return {
    qkv: (x, out) => qkvKernel.on({ x, codes: qkv.codes, scales: qkv.scales, gains: qkvGains, out }),
    attentionOut: (x, out) => attentionOutKernel.on({ x, codes: attentionOut.codes, scales: attentionOut.scales, hidden: out }),
    gateUp: (x, out) => gateUpKernel.on({ x, codes: gateUp.codes, scales: gateUp.scales, gains: mlpGains, out }),
    down: (x, out) => downKernel.on({ x, codes: down.codes, scales: down.scales, hidden: out }),
  };
}

/** Brings matrices and vectors to the GPU, one after the other. */
class Placing {
  constructor(
    private readonly gpu: Gpu,
    private readonly weights: StoredWeights,
    private readonly options: PackedLinearsOptions,
    private readonly own: GPUBuffer[],
  ) {}

  async vector(name: string): Promise<GPUBuffer> {
    const data = await this.weights.vector(name);
    return this.keep(this.gpu.guarded(`${name} of the ${this.options.label}`, () => this.gpu.uploaded(`${this.options.label} ${name}`, data)));
  }

  async matrix({ name, inputs, parts }: Site): Promise<Placed> {
    const form = commonForm(parts.flatMap(({ halves }) => halves.map((half) => this.weights.formOf(half))));
    const halves = parts[0]!.halves.length;
    const groups = (parts.reduce((sum, { outputs }) => sum + outputs, 0) / 4) * halves;
    // of 4 outputs
    const perGroup = packedBytes(form, 4 * inputs);
    const buffer = (what: 'codes' | 'scales'): Promise<GPUBuffer> =>
      this.keep(this.gpu.guarded(`${name} of the ${this.options.label}`, () => this.gpu.storage(`${this.options.label} ${name} ${what}`, groups * perGroup[what])));
    const placed: Placed = { form, codes: await buffer('codes'), scales: await buffer('scales') };
    let group = 0;
    for (const { outputs, halves: names } of parts) {
      for (let first = 0; first < outputs; first += ROWS_AT_ONCE) {
        const end = Math.min(first + ROWS_AT_ONCE, outputs);
        const coded = await Promise.all(names.map(async (half) => [inBlocksOf(form.block, await this.weights.rows(half, first, end))]));
        const packed = packWeights(form, coded);
        const { queue } = this.gpu.device;
        for (const what of ['codes', 'scales'] as const) queue.writeBuffer(placed[what], group * perGroup[what], packed[what].buffer, packed[what].byteOffset, packed[what].byteLength);
        group += ((end - first) / 4) * halves;
      }
    }
    return placed;
  }

  private async keep(making: Promise<GPUBuffer>): Promise<GPUBuffer> {
    const buffer = await making;
    this.own.push(buffer);
    return buffer;
  }
}
