/**
 * One step of training in one submit: forward, loss, backward, clipping, AdamW. Only a few words a row come back.
 *
 * What the pass is about is the caller's: it has written the network's inputs and the loss's targets. What does not fit into one pass
 * goes through in parts, whose gradients add up to one step. A step whose gradient is not finite changes nothing and says so.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { Landing } from '#engine/gpu/landing.ts';
import { AdamW, type AdamWOptions } from './adamw.ts';
import type { Parameters } from './parameters.ts';
import type { SlotFigures } from './slot-losses.ts';
import type { TapeLoss } from './tape-loss.ts';
import type { Tape, Value } from './tape.ts';

export interface TrainedNetwork {
  readonly tape: Tape;
  readonly logits: Value;
}

export interface StepReport<Figures = SlotFigures> {
  /** Of the gradient, before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
  readonly figures: readonly Figures[];
}

/** What one pass of a step is about. */
export interface StepPart<Figures> {
  /** Writes the network's inputs and the loss's targets. */
  readonly write: () => void;
  /** Where the targets depend on what the network says as it is: writes them anew. No second pass forward is needed for it. */
  readonly weigh?: (figures: readonly Figures[]) => void;
}

/** Bytes before the figures in the landing. */
const NORM_BYTES = 16;

/** What a submit does, in this order; the loss is always asked. */
interface Submit {
  readonly clear: boolean;
  readonly forward: boolean;
  readonly backward: boolean;
  readonly update: boolean;
}

const WRITTEN: StepPart<unknown> = { write: () => undefined };

export class Trainer<Figures = SlotFigures> {
  #step = 0;

  private constructor(
    private readonly gpu: Gpu,
    private readonly tape: Tape,
    private readonly parameters: Parameters,
    private readonly losses: TapeLoss<Figures>,
    private readonly adamw: AdamW,
    private readonly landing: Landing,
  ) {}

  /** Finishes the network's tape: add nothing to it any more. */
  static async create<Figures>(gpu: Gpu, { tape }: Pick<TrainedNetwork, 'tape'>, parameters: Parameters, losses: TapeLoss<Figures>, options: AdamWOptions): Promise<Trainer<Figures>> {
    await tape.finish();
    const adamw = await AdamW.create(gpu, parameters, options);
    return new Trainer(gpu, tape, parameters, losses, adamw, new Landing(gpu, 'step report', NORM_BYTES + losses.figureBytes));
  }

  /** Steps done, by which AdamW corrects its moments. */
  get steps(): number {
    return this.#step;
  }

  /** Goes on as if `steps` had been done: with the parameters' state, that is resuming. */
  resumeAt(steps: number): void {
    this.#step = steps;
  }

  /** Of what has been written. */
  step(rate: number): Promise<StepReport<Figures>> {
    return this.stepOver([WRITTEN], rate);
  }

  /** One step of all parts together; the report's figures are those of the parts, one behind the other. */
  async stepOver(parts: readonly StepPart<Figures>[], rate: number): Promise<StepReport<Figures>> {
    if (parts.length === 0) throw new RangeError('A step was to learn from nothing: it needs at least one text.');
    this.adamw.plan(this.#step + 1, rate);
    const figures: Figures[] = [];
    let gradientNorm = NaN;
    for (const [i, { write, weigh }] of parts.entries()) {
      write();
      weigh?.(await this.measure());
      const report = await this.#run({ clear: i === 0, forward: !weigh, backward: true, update: i === parts.length - 1 });
      figures.push(...report.figures);
      ({ gradientNorm } = report);
    }
    if (Number.isFinite(gradientNorm)) this.#step += 1;
    return { gradientNorm, figures };
  }

  /** What the rows come to as things are: nothing is learnt. */
  async measure(): Promise<readonly Figures[]> {
    return (await this.#run({ clear: false, forward: true, backward: false, update: false })).figures;
  }

  async #run({ clear, forward, backward, update }: Submit): Promise<StepReport<Figures>> {
    const { gpu, tape, losses, landing, adamw } = this;
    const encoder = gpu.device.createCommandEncoder({ label: 'training step' });
    if (clear) encoder.clearBuffer(this.parameters.gradients);
    const pass = encoder.beginComputePass();
    if (forward) tape.recordForward(pass);
    losses.record(pass);
    if (backward) tape.recordBackward(pass);
    if (update) adamw.record(pass);
    pass.end();
    encoder.copyBufferToBuffer(adamw.norm, 0, landing.buffer, 0, 4);
    losses.recordRead(encoder, landing.buffer, NORM_BYTES);
    gpu.device.queue.submit([encoder.finish()]);
    const words = await landing.read();
    return { gradientNorm: new Float32Array(words, 0, 1)[0]!, figures: losses.read(words, NORM_BYTES) };
  }

  destroy(): void {
    this.adamw.destroy();
    this.landing.destroy();
  }
}
