/** Global-norm clipping and AdamW over all parameters. Kernels: shaders/train/square-sum.wgsl, adamw.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import adamwSource from '#shaders/train/adamw.wgsl?raw';
import squareSumSource from '#shaders/train/square-sum.wgsl?raw';
import type { Parameters } from './parameters.ts';
import type { Recorder } from './tape.ts';

export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly decay: number;
  /** The largest norm that a gradient may have. */
  readonly clip: number;
}

/** Numbers a lane sums in square-sum.wgsl. */
const EACH = 256;
const LANES = 64;

export class AdamW {
  /** f32 [1]: the gradient's norm before clipping, after the step. Not finite: the step changed nothing. */
  readonly norm: GPUBuffer;
  /** Clips and steps, as `plan` said. */
  readonly record: Recorder;
  readonly #plan: GPUBuffer;
  readonly #sums: GPUBuffer;

  private constructor(
    private readonly gpu: Gpu,
    private readonly options: AdamWOptions,
    { count, values, gradients, m, v }: Parameters,
    { squares, update, sums }: { readonly squares: Kernel; readonly update: Kernel; readonly sums: number },
  ) {
    this.norm = gpu.storage('gradient norm', 4);
    this.#sums = gpu.storage('square sums', sums * 4);
    this.#plan = gpu.uniform('adamw', new Uint32Array(8));
    const summed = squares.bind(0, [gradients, this.#sums]);
    const updated = update.bind(0, [values, gradients, m, v, this.#sums, this.norm, this.#plan]);
    this.record = (pass) => {
      squares.dispatch(pass, summed, sums);
      update.dispatch(pass, updated, Math.ceil(count / LANES));
    };
  }

  static async create(gpu: Gpu, parameters: Parameters, options: AdamWOptions): Promise<AdamW> {
    const { count } = parameters;
    const sums = Math.ceil(count / (LANES * EACH));
    const [squares, update] = await Promise.all([
      gpu.kernel('train: square sum', shaderText({ u32: { COUNT: count, EACH } }, squareSumSource), [['read', 'write']]),
      gpu.kernel('train: adamw', shaderText({ u32: { COUNT: count, SUMS: sums } }, adamwSource), [['write', 'read', 'write', 'write', 'read', 'write', 'uniform']]),
    ]);
    return new AdamW(gpu, options, parameters, { squares, update, sums });
  }

  /** Before the submit: `step` counts from 1. */
  plan(step: number, rate: number): void {
    const { decay, clip, beta1, beta2 } = this.options;
    this.gpu.device.queue.writeBuffer(this.#plan, 0, Float32Array.of(rate, decay, clip, beta1, beta2, 1 - beta1 ** step, 1 - beta2 ** step));
  }

  destroy(): void {
    for (const buffer of [this.norm, this.#sums, this.#plan]) buffer.destroy();
  }
}
