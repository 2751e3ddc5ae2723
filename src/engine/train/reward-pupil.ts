/** The one reward model of a worker: it learns, goes on where it was stopped, and scores, as does the one that ships; between calls only numbers are kept, in memory. One call at a time. */
import { FIRST_REWARD, SHIPPED_REWARD, VALIDATION_PAIRS, type RewardConfig, type RewardFolder } from '#core/training/reward-training.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Backbone } from '#engine/load/load-backbone.ts';
import type { RewardRequest, ScoreRequest } from '#engine/reward-protocol.ts';
import { SCORE } from './reward-network.ts';
import { openReward, rewardTokens, trainReward, type KeptReward, type RewardOutlet } from './reward-run.ts';

export type FindBackbone = (baseUrl: string, folder: RewardFolder) => Promise<Backbone | null>;

/** Whose trunk and pairs it has; how far it is to go may change. */
const isSame = (a: RewardConfig, b: RewardConfig): boolean => a.seed === b.seed && a.size === b.size && a.start === b.start;

export class RewardPupil {
  #kept: KeptReward | null = null;
  /** Of the training that is kept: it goes on from the same. */
  #backbone: Backbone | null = null;
  #shipped: Backbone | null = null;

  /** `validation`: pairs that it is measured on. */
  constructor(private readonly find: FindBackbone, private readonly validation = VALIDATION_PAIRS) {}

  async learn(gpu: Gpu, { config, resume, baseUrl }: RewardRequest, now: () => number, outlet: Omit<RewardOutlet, 'keep'>): Promise<void> {
    const kept = resume && this.#kept && isSame(this.#kept.config, config) ? this.#kept : null;
    const backbone = kept ? this.#backbone : config.start === 'backbone' ? await this.find(baseUrl, config.size) : null;
    // another one is begun: what was kept of the last one must not be taken for it
    if (!kept) this.#kept = null;
    await trainReward({ gpu, backbone, now, validation: this.validation }, config, kept, { ...outlet, keep: (learnt) => { this.#kept = learnt; this.#backbone = backbone; } });
  }

  async score(gpu: Gpu, { texts, by, baseUrl }: ScoreRequest): Promise<readonly number[]> {
    const kept = by === 'trained' ? this.#kept : null;
    if (by === 'trained' && !kept) throw new Error('No reward model was trained here yet.');
    const ids = texts.map(rewardTokens);
    const backbone = kept ? this.#backbone : await this.#findShipped(baseUrl);
    const model = await openReward({ gpu, backbone }, kept?.config ?? FIRST_REWARD, kept);
    try {
      return [...(await model.score(ids))];
    } finally {
      model.destroy();
    }
  }

  async #findShipped(baseUrl: string): Promise<Backbone> {
    const found = (this.#shipped ??= await this.find(baseUrl, SHIPPED_REWARD));
    if (!found) throw new Error('This page was published without a reward model. One can be trained here.');
    // a policy would be taken for a model that gives every text a reward of 0
    if (!found.weights.has(SCORE)) throw new Error(`models/${SHIPPED_REWARD} is not a reward model: tensor ${SCORE} is missing.`);
    return found;
  }
}
