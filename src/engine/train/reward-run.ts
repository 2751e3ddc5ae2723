/**
 * The training of a reward model from its first step to its end, as events (note reasoning.md 9.4): for a page's worker and for Node alike. Its pairs are made as they are
 * needed (core/reasoning/made-pairs.ts). One that goes on has the same pairs, weights and moments as if nobody had stopped it. A gradient that is not finite ends it, and
 * changes nothing.
 */
import { firstPairs, madePairs } from '#core/reasoning/made-pairs.ts';
import { rivalAccuracy } from '#core/reasoning/pair-rivals.ts';
import type { PreferencePair } from '#core/reasoning/preference-pairs.ts';
import { encodeAlgebra } from '#core/tasks/alglab/alglab-tokens.ts';
import { learningRate } from '#core/training/learning-rate.ts';
import { isMeasured, PAIRS_A_STEP, type RewardConfig, type RewardEvent } from '#core/training/reward-training.ts';
import type { TrainingGate } from '#core/training/training-gate.ts';
import { adapterName } from '#engine/decode/run-text.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Backbone } from '#engine/load/load-backbone.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { expectedShapes, type Weights } from '#engine/model/weights.ts';
import { initialWeights } from './initial-weights.ts';
import { placesOf, tensorsAt } from './parameter-places.ts';
import type { ParameterState } from './parameters.ts';
import { RewardModel, type PreferredPair } from './reward-model.ts';
import { rewardShapes } from './reward-network.ts';
import { REWARD_TRUNKS } from './reward-trunks.ts';

/** What a training has come to: all that it goes on from, and that scores are given by. */
export interface KeptReward {
  readonly config: RewardConfig;
  readonly steps: number;
  readonly state: ParameterState;
}

export interface RewardParts {
  readonly gpu: Gpu;
  /** Null: the page was published without it, or none is wanted. */
  readonly backbone: Backbone | null;
  readonly now: () => number;
  /** Pairs that it is measured on. */
  readonly validation: number;
}

export interface RewardOutlet {
  readonly emit: (event: RewardEvent) => void;
  readonly gate: Pick<TrainingGate, 'stopped'>;
  /** At each measurement and at the end: what is lost with the GPU are the steps since. */
  readonly keep: (kept: KeptReward) => void;
}

const ROOM = { rows: 2048, texts: 16 };
const ADAMW = { beta1: 0.9, beta2: 0.98, decay: 0.001, clip: 1 };
/** Of a trunk that has to keep what it knows, and of one that knows nothing. */
const RATES = { backbone: 3e-4, scratch: 1e-3 };
const WARMUP_SHARE = 0.03;

/** Nothing that the page makes is beyond the vocabulary; what a caller brings may be. */
export function rewardTokens(text: string): readonly number[] {
  const ids = encodeAlgebra(text);
  if (!ids) throw new RangeError('The reward model knows only signs of the algebraic world; this text has others.');
  return ids;
}

const tokensOf = ({ prompt, chosen, rejected }: PreferencePair): PreferredPair => ({ preferred: rewardTokens(prompt + chosen), other: rewardTokens(prompt + rejected) });

const trunkOf = ({ backbone }: Pick<RewardParts, 'backbone'>, { size }: RewardConfig): DecoderConfig => backbone?.config ?? REWARD_TRUNKS[size];

/** What was kept, as a folder holds it: nothing is opened for it. */
export const rewardWeights = (parts: Pick<RewardParts, 'backbone'>, { config, state }: KeptReward): Weights => tensorsAt(placesOf(rewardShapes(trunkOf(parts, config))), state.values);

/** The model itself: as kept, or at its beginning. The caller destroys it. */
export async function openReward({ gpu, backbone }: Pick<RewardParts, 'gpu' | 'backbone'>, config: RewardConfig, kept: KeptReward | null): Promise<RewardModel> {
  const trunk = trunkOf({ backbone }, config);
  const weights: Weights = backbone?.weights ?? initialWeights(expectedShapes(trunk), trunk.layers, config.seed);
  const model = await RewardModel.create(gpu, trunk, weights, ROOM, ADAMW);
  if (kept) {
    model.parameters.writeState(kept.state);
    model.resumeAt(kept.steps);
  }
  return model;
}

export async function trainReward(parts: RewardParts, config: RewardConfig, kept: KeptReward | null, { emit, gate, keep }: RewardOutlet): Promise<void> {
  const { gpu, backbone, now } = parts;
  const held = await firstPairs(madePairs(config.seed, 'validation'), parts.validation);
  const validation = held.map(tokensOf);
  const model = await openReward(parts, config, kept);
  const start = backbone ? 'backbone' : 'scratch';
  const schedule = { peak: RATES[start], warmup: Math.max(1, Math.round(config.steps * WARMUP_SHARE)), steps: config.steps };
  const keepNow = async (): Promise<void> => keep({ config, steps: model.steps, state: await model.parameters.readState() });
  try {
    const begin = { type: 'begin', config, start, parameters: model.parameters.size, adapter: adapterName(gpu.adapterFacts), from: model.steps, validation: held.length } as const;
    emit({ ...begin, ...(await rivalAccuracy(held, config.seed)) });
    const pairs = madePairs(config.seed, 'train');
    await firstPairs(pairs, model.steps * PAIRS_A_STEP);
    for (let step = model.steps + 1; step <= config.steps; step++) {
      if (gate.stopped) {
        await keepNow();
        emit({ type: 'end', reason: 'stopped' });
        return;
      }
      const began = now();
      const taught = (await firstPairs(pairs, PAIRS_A_STEP)).map(tokensOf);
      const { loss, accuracy, gradientNorm } = await model.teach(taught, learningRate(schedule, step));
      if (!Number.isFinite(gradientNorm) || !Number.isFinite(loss)) {
        await keepNow();
        emit({ type: 'end', reason: 'failed', text: `The loss or the gradient of step ${step} is not a number. The model is as it was before this step.` });
        return;
      }
      const tokens = taught.reduce((sum, { preferred, other }) => sum + preferred.length + other.length, 0);
      emit({ type: 'step', step, loss, accuracy, tokens, gradientNorm, ms: now() - began });
      if (!isMeasured(step, config.steps)) continue;
      const measuring = now();
      const judged = await model.judge(validation);
      await keepNow();
      emit({ type: 'measure', step, loss: judged.loss, accuracy: judged.accuracy, ms: now() - measuring });
    }
    emit({ type: 'end', reason: 'done' });
  } finally {
    model.destroy();
  }
}
