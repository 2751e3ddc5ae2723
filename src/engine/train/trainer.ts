/**
 * One step of training in one submit: forward, loss, backward, clipping, AdamW. Only a few words a row come back.
 *
 * What the pass is about is the caller's: it has written the network's inputs and the loss's targets. A step whose gradient is not
 * finite changes nothing and says so.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { Landing } from '#engine/gpu/landing.ts';
import { AdamW, type AdamWOptions } from './adamw.ts';
import type { Parameters } from './parameters.ts';
import type { SlotFigures, SlotLosses } from './slot-losses.ts';
import type { Recorder, Tape, Value } from './tape.ts';

export interface TrainedNetwork {
  readonly tape: Tape;
  readonly logits: Value;
}

export interface StepReport {
  /** Of the gradient, before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
  readonly figures: readonly SlotFigures[];
}

/** Bytes before the figures in the landing. */
const NORM_BYTES = 16;

export class Trainer {
  #step = 0;

  private constructor(
    private readonly gpu: Gpu,
    private readonly network: TrainedNetwork,
    private readonly parameters: Parameters,
    private readonly losses: SlotLosses,
    private readonly adamw: AdamW,
    private readonly landing: Landing,
  ) {}

  /** Finishes the network's tape: add nothing to it any more. */
  static async create(gpu: Gpu, network: TrainedNetwork, parameters: Parameters, losses: SlotLosses, options: AdamWOptions): Promise<Trainer> {
    await network.tape.finish();
    const adamw = await AdamW.create(gpu, parameters, options);
    return new Trainer(gpu, network, parameters, losses, adamw, new Landing(gpu, 'step report', NORM_BYTES + losses.figureBytes));
  }

  /** Steps done, by which AdamW corrects its moments. */
  get steps(): number {
    return this.#step;
  }

  /** Goes on as if `steps` had been done: with the parameters' state, that is resuming. */
  resumeAt(steps: number): void {
    this.#step = steps;
  }

  async step(rate: number): Promise<StepReport> {
    this.adamw.plan(this.#step + 1, rate);
    const report = await this.#run((pass) => {
      this.network.tape.recordBackward(pass);
      this.adamw.record(pass);
    });
    if (Number.isFinite(report.gradientNorm)) this.#step += 1;
    return report;
  }

  /** What the rows come to as things are: nothing is learnt. */
  async measure(): Promise<readonly SlotFigures[]> {
    return (await this.#run(null)).figures;
  }

  async #run(learn: Recorder | null): Promise<StepReport> {
    const { gpu, network, losses, landing, adamw } = this;
    const encoder = gpu.device.createCommandEncoder({ label: 'training step' });
    if (learn) encoder.clearBuffer(this.parameters.gradients);
    const pass = encoder.beginComputePass();
    network.tape.recordForward(pass);
    losses.record(pass);
    learn?.(pass);
    pass.end();
    encoder.copyBufferToBuffer(adamw.norm, 0, landing.buffer, 0, 4);
    losses.recordRead(encoder, landing.buffer, NORM_BYTES);
    gpu.device.queue.submit([encoder.finish()]);
    const words = await landing.read();
    return { gradientNorm: new Float32Array(words, 0, 1)[0]!, figures: losses.read(words, NORM_BYTES, network.logits.rows.count) };
  }

  destroy(): void {
    this.adamw.destroy();
    this.landing.destroy();
  }
}
