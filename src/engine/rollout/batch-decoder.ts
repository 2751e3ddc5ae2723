/**
 * The forward pass of a decoder over many sequences at once (note reasoning.md 7): the kernels of model/decoder.ts, in whose rows a sequence
 * has slots of its own (shaders/lib/batch.wgsl). A row's result depends neither on its neighbours nor on their number, so a sequence reads
 * what it would read alone, to the bit.
 *
 * KV cache of a layer: K and V, each [kv heads][slots][head dim] in f32, where slots are [sequences][context].
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { decoderShapes } from '#engine/model/decoder-sites.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { RowGroups } from '#engine/model/row-groups.ts';
import { Sequence } from '#engine/model/sequence.ts';
import { batchAttention } from '#engine/ops/batch-attention.ts';
import { BATCH_ROW_WORDS, batchWords, type BatchRow } from '#engine/ops/batch-rows.ts';
import { COPY_WORDS, copyRegions, copyWords, type RegionCopy } from '#engine/ops/copy-regions.ts';
import { embedding } from '#engine/ops/embedding.ts';
import { linearAdd } from '#engine/ops/linear.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { ropeAngles, rotate } from '#engine/ops/rotate.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import type { ArrangedWeights } from './arranged-weights.ts';

export interface BatchSizes {
  readonly sequences: number;
  /** The longest text. */
  readonly context: number;
  /** The most rows that one pass may take. */
  readonly maxRows: number;
}

type Kernels = Awaited<ReturnType<typeof compile>>;

export class BatchDecoder {
  readonly #buffers: GPUBuffer[] = [];
  readonly #slots: Sequence;
  readonly #rowGroups: RowGroups;
  readonly #batchGroup: GPUBindGroup;
  readonly #embed: Step;
  readonly #layers: readonly { readonly keys: readonly Step[]; readonly rest: readonly Step[] }[];
  readonly #head: Step;
  readonly #copies: GPUBuffer;
  readonly #copying: ReturnType<Kernels['copyRegions']['on']>[] = [];
  /** What the rows of a pass are (ops/batch-rows.ts). */
  readonly batch: GPUBuffer;
  /** f32 [maxRows][vocab]: of the last pass. */
  readonly logits: GPUBuffer;

  private constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
    config: DecoderConfig,
    weights: ArrangedWeights,
    { sequences, context, maxRows }: BatchSizes,
  ) {
    const { vocab, hidden: width, heads, kvHeads, headDim, intermediate, ropeTheta, ropeScaling } = config;
    const slots = sequences * context;
    const activation = (name: string, numbers: number): GPUBuffer => this.#storage(name, maxRows * numbers);
    this.#slots = new Sequence(gpu, slots);
    this.#rowGroups = new RowGroups(gpu, this.#slots, kernels.rotate, { label: 'roll-outs', maxRows });
    this.batch = activation('rows', BATCH_ROW_WORDS);
    this.#batchGroup = kernels.rotate.batch(this.batch);
    this.#copies = this.#storage('copies', sequences * COPY_WORDS);
    const angles = this.#storage('rope angles', context * headDim);
    gpu.device.queue.writeBuffer(angles, 0, ropeAngles(context, ropeFrequencies(headDim, ropeTheta, ropeScaling)) as Float32Array<ArrayBuffer>);
    const hidden = activation('hidden', width);
    const qkv = activation('qkv', (heads + 2 * kvHeads) * headDim);
    const q = activation('q', heads * headDim);
    const attended = activation('attended', heads * headDim);
    const gated = activation('gated', intermediate);
    this.logits = activation('logits', vocab);
    this.#embed = kernels.embedding.on({ tokens: this.tokens, table: weights.table, hidden });
    this.#layers = weights.layers.map((layer, index) => {
      const kCache = this.#storage(`layer ${index} k`, kvHeads * slots * headDim);
      const vCache = this.#storage(`layer ${index} v`, kvHeads * slots * headDim);
      this.#copying.push(...[kCache, vCache].map((cache) => kernels.copyRegions.on(this.#copies, cache)));
      return {
        keys: [kernels.qkv.on({ x: hidden, w: layer.qkv, out: qkv }), kernels.rotate.on({ qkv, angles, gains: layer.qkGains, q, kCache, vCache })],
        rest: [
          kernels.attention.on({ q, kCache, vCache, out: attended }),
          kernels.attentionOut.on({ x: attended, w: layer.attentionOut, hidden }),
          kernels.gateUp.on({ x: hidden, w: layer.gateUp, out: gated }),
          kernels.down.on({ x: gated, w: layer.down, hidden }),
        ],
      };
    });
    this.#head = kernels.head.on({ x: hidden, w: weights.head, out: this.logits });
  }

  static async create(gpu: Gpu, config: DecoderConfig, weights: ArrangedWeights, sizes: BatchSizes): Promise<BatchDecoder> {
    const kernels = await compile(gpu, config, sizes);
    let made: BatchDecoder | undefined;
    try {
      return await gpu.guarded('roll-outs', () => (made = new BatchDecoder(gpu, kernels, config, weights, sizes)));
    } catch (error) {
      made?.destroy();
      throw error;
    }
  }

  /** u32 [slots]: token ids, those of one sequence one behind the other. */
  get tokens(): GPUBuffer {
    return this.#slots.tokens;
  }

  /** Of the passes that are submitted from now on. */
  writeRows(rows: readonly BatchRow[]): void {
    this.gpu.device.queue.writeBuffer(this.batch, 0, batchWords(rows));
  }

  /** Records one forward pass over the rows that `batch` holds then: reads their tokens, writes their K and V, leaves logits. */
  record(pass: GPUComputePassEncoder, rows: number): void {
    this.#run(pass, rows, [this.#embed, ...this.#layers.flatMap(({ keys, rest }) => [...keys, ...rest]), this.#head]);
  }

  /** The same for K and V alone, as prompts are read. */
  recordKeys(pass: GPUComputePassEncoder, rows: number): void {
    this.#run(pass, rows, [this.#embed, ...this.#layers.flatMap(({ keys, rest }, layer) => [...keys, ...(layer + 1 < this.#layers.length ? rest : [])])]);
  }

  /** Of the copies that are submitted from now on: one for a sequence at most. */
  writeCopies(copies: readonly RegionCopy[]): void {
    this.gpu.device.queue.writeBuffer(this.#copies, 0, copyWords(copies));
  }

  /** Records what gives sequences the K and V of others, the longest of so many positions. */
  recordCopies(pass: GPUComputePassEncoder, count: number, positions: number): void {
    for (const record of this.#copying) record(pass, count, positions);
  }

  #run(pass: GPUComputePassEncoder, rows: number, steps: readonly Step[]): void {
    pass.setBindGroup(1, this.#rowGroups.of({ offset: 0, rows }));
    pass.setBindGroup(2, this.#batchGroup);
    for (const step of steps) step.record(pass, rows);
  }

  #storage(name: string, numbers: number): GPUBuffer {
    const buffer = this.gpu.storage(`roll-out ${name}`, numbers * 4);
    this.#buffers.push(buffer);
    return buffer;
  }

  destroy(): void {
    this.#rowGroups.destroy();
    this.#slots.destroy();
    for (const buffer of this.#buffers) buffer.destroy();
  }
}

async function compile(gpu: Gpu, config: DecoderConfig, { sequences, context }: BatchSizes) {
  const { vocab, hidden, heads, kvHeads, headDim, epsilon, qkNorm } = config;
  const slots = sequences * context;
  const shape = { heads, kvHeads, headDim, context: slots };
  const linears = decoderShapes(gpu, config, slots);
  const [embed, turn, attend, qkv, attentionOut, gateUp, down, head, copy] = await Promise.all([
    embedding(gpu, { vocab, hidden, context: slots }, 'batch'),
    rotate(gpu, { ...shape, epsilon, qkNorm }, 'batch'),
    batchAttention(gpu, shape),
    normLinear(gpu, linears.qkv),
    linearAdd(gpu, linears.attentionOut),
    normSwiglu(gpu, linears.gateUp),
    linearAdd(gpu, linears.down),
    normLinear(gpu, linears.head),
    copyRegions(gpu, shape),
  ]);
  return { embedding: embed, rotate: turn, attention: attend, qkv, attentionOut, gateUp, down, head, copyRegions: copy };
}
