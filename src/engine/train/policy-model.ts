/** A whole decoder that learns, by cross-entropy or from rewards, one coefficient a token (coefficient-loss.ts). One call at a time. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { expectedShapes, type Weights } from '#engine/model/weights.ts';
import type { AdamWOptions } from './adamw.ts';
import { coefficientTargets, textFigures, type TextFigures } from './coefficient-loss.ts';
import { DecoderNetwork } from './decoder-network.ts';
import { Parameters } from './parameters.ts';
import { SlotLosses, type SlotFigures } from './slot-losses.ts';
import { textParts } from './text-parts.ts';
import { Trainer, type StepPart } from './trainer.ts';

type Coefficients = ArrayLike<number>;

export interface PolicyText {
  readonly ids: ArrayLike<number>;
  /** Of each token, or what makes them of the model as it is when the step begins. */
  readonly coefficients: Coefficients | ((now: TextFigures) => Coefficients);
}

export interface PolicyStep {
  /** Of the gradient, before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
  /** As they were before the step. */
  readonly texts: readonly TextFigures[];
}

export class PolicyModel {
  private constructor(
    readonly config: DecoderConfig,
    readonly parameters: Parameters,
    private readonly network: DecoderNetwork,
    private readonly losses: SlotLosses,
    private readonly trainer: Trainer,
    private readonly rows: number,
  ) {}

  /** `rows`: the most tokens of a pass; a step of more goes through in several. Throws a sentence when the weights do not fit. */
  static async create(gpu: Gpu, config: DecoderConfig, weights: Weights, rows: number, optimiser: AdamWOptions): Promise<PolicyModel> {
    const parameters = new Parameters(gpu, expectedShapes(config));
    parameters.write(weights);
    const network = await DecoderNetwork.create(gpu, config, parameters, rows);
    const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: 0 });
    return new PolicyModel(config, parameters, network, losses, await Trainer.create(gpu, network, parameters, losses, optimiser), rows);
  }

  /** Steps done, by which AdamW corrects its moments: set with the parameters' state to go on from a checkpoint. */
  get steps(): number {
    return this.trainer.steps;
  }

  resumeAt(steps: number): void {
    this.trainer.resumeAt(steps);
  }

  /** How likely each token of each text is, and how open each choice. */
  async measure(texts: readonly ArrayLike<number>[]): Promise<readonly TextFigures[]> {
    const all: TextFigures[] = [];
    for (const part of textParts(texts, (ids) => [ids], { rows: this.rows, texts: this.rows })) {
      this.#write(part, part.map(() => null));
      all.push(...figuresOf(await this.trainer.measure(), part));
    }
    return all;
  }

  /** One step of AdamW on the sum of all texts' coefficients. */
  async teach(texts: readonly PolicyText[], rate: number): Promise<PolicyStep> {
    const parts = textParts(texts, ({ ids }) => [ids], { rows: this.rows, texts: this.rows });
    const { gradientNorm, figures } = await this.trainer.stepOver(parts.map((part) => this.#part(part)), rate);
    return { gradientNorm, texts: figuresOf(figures, texts.map(({ ids }) => ids)) };
  }

  #part(texts: readonly PolicyText[]): StepPart<SlotFigures> {
    const ids = texts.map((text) => text.ids);
    const given = texts.map(({ coefficients }) => (typeof coefficients === 'function' ? null : coefficients));
    const write = (): void => {
      this.#write(ids, given);
    };
    if (!given.includes(null)) return { write };
    const weigh = (figures: readonly SlotFigures[]): void => {
      const now = figuresOf(figures, ids);
      this.losses.write(texts.flatMap(({ coefficients }, i) => coefficientTargets(ids[i]!, typeof coefficients === 'function' ? coefficients(now[i]!) : coefficients)));
    };
    return { write, weigh };
  }

  #write(texts: readonly ArrayLike<number>[], coefficients: readonly (Coefficients | null)[]): void {
    this.network.write(texts);
    this.losses.write(texts.flatMap((ids, i) => coefficientTargets(ids, coefficients[i]!)));
  }

  destroy(): void {
    this.trainer.destroy();
    this.network.tape.destroy();
    this.parameters.destroy();
  }
}

/** Rows of all parts lie one behind the other, and so do those of the texts in a part. */
function figuresOf(figures: readonly SlotFigures[], texts: readonly ArrayLike<number>[]): TextFigures[] {
  let first = 0;
  return texts.map(({ length }) => {
    const own = textFigures(figures, first, length);
    first += length;
    return own;
  });
}
