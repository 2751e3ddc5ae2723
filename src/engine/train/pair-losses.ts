/**
 * The loss at the end of a reward model's tape (Bradley and Terry 1952, with rewards held around 0 by Eisenstein et al. 2023, arXiv
 * 2312.09244): texts lie pair by pair, the preferred one first. Kernel: shaders/train/pair-loss.wgsl.
 */
import { shaderText } from '#engine/gpu/shader-text.ts';
import source from '#shaders/train/pair-loss.wgsl?raw';
import type { TapeLoss } from './tape-loss.ts';
import type { Recorder, Tape, Value } from './tape.ts';

export interface PairFigures {
  readonly loss: number;
  /** Reward of the preferred text. */
  readonly preferred: number;
  readonly other: number;
}

const FIGURE_BYTES = 16;

export class PairLosses implements TapeLoss<PairFigures> {
  private constructor(
    private readonly tape: Tape,
    /** [2 * pairs][1]. */
    private readonly rewards: Value,
    private readonly centring: number,
    private readonly plan: GPUBuffer,
    private readonly figures: GPUBuffer,
    readonly record: Recorder,
  ) {}

  static async create(tape: Tape, rewards: Value, centring: number): Promise<PairLosses> {
    const { rows, gradient } = rewards;
    if (!gradient) throw new Error('A loss needs rewards that something learns.');
    tape.claim(gradient);
    const plan = tape.uniform('pair loss', new Uint32Array(2));
    const figures = tape.buffer('pair figures', 4 * Math.ceil(rows.capacity / 2));
    const kernel = await tape.gpu.kernel('train: pair loss', shaderText({}, source), [['read', 'write', 'write', 'uniform', 'uniform']]);
    const bound = kernel.bind(0, [rewards.data, gradient.part, figures, plan, rows.uniform]);
    return new PairLosses(tape, rewards, centring, plan, figures, (pass) => kernel.dispatch(pass, bound, Math.ceil(rows.count / 2 / 32)));
  }

  /** `share`: what each pair weighs in the step. */
  write(share: number): void {
    this.tape.gpu.device.queue.writeBuffer(this.plan, 0, Float32Array.of(share, this.centring));
  }

  get figureBytes(): number {
    return this.figures.size;
  }

  recordRead(encoder: GPUCommandEncoder, into: GPUBuffer, offset: number): void {
    encoder.copyBufferToBuffer(this.figures, 0, into, offset, this.figureBytes);
  }

  read(words: ArrayBuffer, offset: number): PairFigures[] {
    const pairs = this.rewards.rows.count / 2;
    const floats = new Float32Array(words, offset, (FIGURE_BYTES / 4) * pairs);
    return Array.from({ length: pairs }, (_, i) => ({ loss: floats[4 * i]!, preferred: floats[4 * i + 1]!, other: floats[4 * i + 2]! }));
  }
}
