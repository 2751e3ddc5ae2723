/**
 * A decoder's weights for roll-outs, made on the GPU of parameters that are being trained there: linears in tiles, the gains in front of
 * them multiplied in, as plain-matrices.ts makes them in memory; the table and the gains of q and k as they are.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { endSites, layerSites } from '#engine/model/decoder-sites.ts';
import { outputsOf, valuesOf, type Site } from '#engine/model/matrices.ts';
import { arrangeOnGpu } from '#engine/ops/arrange-on-gpu.ts';
import type { Parameters } from '#engine/train/parameters.ts';

interface ArrangedLayer extends Readonly<Record<'qkv' | 'attentionOut' | 'gateUp' | 'down', GPUBuffer>> {
  /** Of the norms on q and k, [2][headDim]; ones where there are none. */
  readonly qkGains: GPUBuffer;
}

/** Records a copy, or a dispatch. */
type Copy = (encoder: GPUCommandEncoder) => void;
type Dispatch = (pass: GPUComputePassEncoder) => void;

export type ReadParameters = Pick<Parameters, 'weight'>;

export class ArrangedWeights {
  readonly #all: GPUBuffer[] = [];
  readonly #copies: Copy[] = [];
  readonly #arranging: Promise<Dispatch>[] = [];
  #dispatches: readonly Dispatch[] = [];
  readonly table: GPUBuffer;
  readonly layers: readonly ArrangedLayer[];
  readonly head: GPUBuffer;

  private constructor(
    private readonly gpu: Gpu,
    config: DecoderConfig,
    private readonly parameters: ReadParameters,
  ) {
    const { table, head } = endSites(config);
    this.table = this.#buffer('table', valuesOf(table));
    this.#copy(table.parts[0]!.halves[0]!, this.table, 0);
    this.layers = Array.from({ length: config.layers }, (_, layer) => this.#layer(config, layer));
    this.head = this.#site(head, 'model.norm');
  }

  static async create(gpu: Gpu, config: DecoderConfig, parameters: ReadParameters): Promise<ArrangedWeights> {
    let made: ArrangedWeights | undefined;
    try {
      await gpu.guarded('the weights of roll-outs', () => (made = new ArrangedWeights(gpu, config, parameters)));
      made!.#dispatches = await Promise.all(made!.#arranging);
      return made!;
    } catch (error) {
      made?.destroy();
      throw error;
    }
  }

  /** Takes the parameters as they are when the encoder's work is done. */
  record(encoder: GPUCommandEncoder): void {
    for (const copy of this.#copies) copy(encoder);
    const pass = encoder.beginComputePass({ label: 'arrange weights' });
    for (const dispatch of this.#dispatches) dispatch(pass);
    pass.end();
  }

  #layer(config: DecoderConfig, layer: number): ArrangedLayer {
    const { headDim, qkNorm } = config;
    const at = `model.layers.${layer}`;
    const sites = layerSites(config, layer);
    const qkGains = this.#buffer(`${at} qk gains`, 2 * headDim);
    if (qkNorm) ['q_norm', 'k_norm'].forEach((name, i) => this.#copy(`${at}.self_attn.${name}.weight`, qkGains, i * headDim * 4));
    else this.gpu.device.queue.writeBuffer(qkGains, 0, new Float32Array(2 * headDim).fill(1));
    return {
      qkGains,
      qkv: this.#site(sites.qkv, `${at}.input_layernorm`),
      attentionOut: this.#site(sites.attentionOut, null),
      gateUp: this.#site(sites.gateUp, `${at}.post_attention_layernorm`),
      down: this.#site(sites.down, null),
    };
  }

  #site(site: Site, norm: string | null): GPUBuffer {
    const { inputs, parts, name } = site;
    const arranged = this.#buffer(name, valuesOf(site));
    const width = outputsOf(site) * parts[0]!.halves.length;
    const gains = norm === null ? null : this.parameters.weight(`${norm}.weight`).data;
    let left = 0;
    for (const { outputs, halves } of parts) {
      for (const half of halves) {
        this.#arranging.push(arrangeOnGpu(this.gpu, { inputs, outputs, width, left }, { w: this.parameters.weight(half).data, gains, arranged }));
        left += outputs;
      }
    }
    return arranged;
  }

  #copy(name: string, to: GPUBuffer, at: number): void {
    const { buffer, offset = 0, size } = this.parameters.weight(name).data;
    this.#copies.push((encoder) => encoder.copyBufferToBuffer(buffer, offset, to, at, size!));
  }

  #buffer(name: string, numbers: number): GPUBuffer {
    const buffer = this.gpu.storage(`roll-out ${name}`, numbers * 4);
    this.#all.push(buffer);
    return buffer;
  }

  destroy(): void {
    for (const buffer of this.#all) buffer.destroy();
  }
}
