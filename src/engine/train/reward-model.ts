/**
 * A thinking reward model (note reasoning.md 3.5, 9.4): a policy's trunk with a scalar head, taught which of two traces is better by
 * Bradley and Terry's loss, with rewards held around 0. What a text holds is the caller's: a trace before its answer. One call at a time.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { Landing } from '#engine/gpu/landing.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { AdamWOptions } from './adamw.ts';
import { PairLosses, type PairFigures } from './pair-losses.ts';
import { Parameters } from './parameters.ts';
import { RewardNetwork, rewardShapes, SCORE } from './reward-network.ts';
import { textParts, type PassRoom } from './text-parts.ts';
import { Trainer } from './trainer.ts';

/** Two texts as tokens. */
export interface PreferredPair {
  readonly preferred: ArrayLike<number>;
  readonly other: ArrayLike<number>;
}

export interface PairReport {
  /** Means over the pairs. */
  readonly loss: number;
  /** The share whose preferred text has the higher reward; equal ones count as wrong. */
  readonly accuracy: number;
  readonly pairs: readonly PairFigures[];
}

export interface RewardStep extends PairReport {
  /** Of the gradient, before clipping; not finite: nothing was changed. */
  readonly gradientNorm: number;
}

/** How hard rewards are pulled towards 0. */
const CENTRING = 0.001;

const textsOf = ({ preferred, other }: PreferredPair): readonly ArrayLike<number>[] => [preferred, other];

export class RewardModel {
  private constructor(
    private readonly gpu: Gpu,
    readonly config: DecoderConfig,
    readonly parameters: Parameters,
    private readonly network: RewardNetwork,
    private readonly losses: PairLosses,
    private readonly trainer: Trainer<PairFigures>,
    private readonly landing: Landing,
    private readonly room: PassRoom,
  ) {}

  /**
   * `weights`: a policy's, whose head the scalar one takes the place of, from 0; or a reward model's own. `room`: the most of a pass; what
   * is more goes through in several. Throws a sentence when the weights do not fit.
   */
  static async create(gpu: Gpu, config: DecoderConfig, weights: Weights, room: PassRoom, optimiser: AdamWOptions): Promise<RewardModel> {
    if (room.texts < 2) throw new RangeError('A reward model compares two texts in a pass: make room for both.');
    const parameters = new Parameters(gpu, rewardShapes(config));
    parameters.write(new Map([[SCORE, { shape: [1, config.hidden], data: new Float32Array(config.hidden) }], ...weights]));
    const network = await RewardNetwork.create(gpu, config, parameters, room);
    const losses = await PairLosses.create(network.tape, network.rewards, CENTRING);
    const trainer = await Trainer.create(gpu, network, parameters, losses, optimiser);
    return new RewardModel(gpu, config, parameters, network, losses, trainer, new Landing(gpu, 'rewards', room.texts * 4), room);
  }

  /** Steps done, by which AdamW corrects its moments: set with the parameters' state to go on from a checkpoint. */
  get steps(): number {
    return this.trainer.steps;
  }

  resumeAt(steps: number): void {
    this.trainer.resumeAt(steps);
  }

  /** One step on the mean loss of the pairs; the report is of before it. */
  async teach(pairs: readonly PreferredPair[], rate: number): Promise<RewardStep> {
    const parts = textParts(pairs, textsOf, this.room).map((part) => ({ write: () => { this.#write(part, pairs.length); } }));
    const { gradientNorm, figures } = await this.trainer.stepOver(parts, rate);
    return { gradientNorm, ...reportOf(figures) };
  }

  /** The same without learning. */
  async judge(pairs: readonly PreferredPair[]): Promise<PairReport> {
    const figures: PairFigures[] = [];
    for (const part of textParts(pairs, textsOf, this.room)) {
      this.#write(part, pairs.length);
      figures.push(...(await this.trainer.measure()));
    }
    return reportOf(figures);
  }

  /** The reward of each text. */
  async score(texts: readonly ArrayLike<number>[]): Promise<Float64Array> {
    const rewards: number[] = [];
    for (const part of textParts(texts, (text) => [text], this.room)) {
      this.network.write(part);
      rewards.push(...(await this.#readRewards(part.length)));
    }
    return Float64Array.from(rewards);
  }

  async #readRewards(texts: number): Promise<Float32Array> {
    const { gpu: { device }, network: { tape, rewards }, landing } = this;
    const encoder = device.createCommandEncoder({ label: 'rewards' });
    const pass = encoder.beginComputePass();
    tape.recordForward(pass);
    pass.end();
    encoder.copyBufferToBuffer(rewards.data.buffer, 0, landing.buffer, 0, texts * 4);
    device.queue.submit([encoder.finish()]);
    return new Float32Array(await landing.read(), 0, texts);
  }

  #write(pairs: readonly PreferredPair[], ofAll: number): void {
    this.network.write(pairs.flatMap(textsOf));
    this.losses.write(1 / ofAll);
  }

  destroy(): void {
    this.trainer.destroy();
    this.landing.destroy();
    this.network.tape.destroy();
    this.parameters.destroy();
  }
}

function reportOf(pairs: readonly PairFigures[]): PairReport {
  if (pairs.length === 0) throw new RangeError('A reward model was to judge no pairs: there is no accuracy of none.');
  const mean = (of: (pair: PairFigures) => number): number => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  return { loss: mean(({ loss }) => loss), accuracy: mean(({ preferred, other }) => Number(preferred > other)), pairs };
}
