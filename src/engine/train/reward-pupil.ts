/** The one reward model of a worker: it learns, goes on where it was stopped, and scores; between calls only its numbers are kept, in memory. One call at a time. */
import { VALIDATION_PAIRS, type RewardConfig, type RewardSize } from '#core/training/reward-training.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Backbone } from '#engine/load/load-backbone.ts';
import type { RewardRequest } from '#engine/reward-protocol.ts';
import { openReward, rewardTokens, trainReward, type KeptReward, type RewardOutlet } from './reward-run.ts';

export type FindBackbone = (baseUrl: string, size: RewardSize) => Promise<Backbone | null>;

/** Whose trunk and pairs it has; how far it is to go may change. */
const isSame = (a: RewardConfig, b: RewardConfig): boolean => a.seed === b.seed && a.size === b.size && a.start === b.start;

export class RewardPupil {
  #kept: KeptReward | null = null;
  /** Of the training that is kept: it goes on from the same. */
  #backbone: Backbone | null = null;

  /** `validation`: pairs that it is measured on. */
  constructor(private readonly find: FindBackbone, private readonly validation = VALIDATION_PAIRS) {}

  async learn(gpu: Gpu, { config, resume, baseUrl }: RewardRequest, now: () => number, outlet: Omit<RewardOutlet, 'keep'>): Promise<void> {
    const kept = resume && this.#kept && isSame(this.#kept.config, config) ? this.#kept : null;
    const backbone = kept ? this.#backbone : config.start === 'backbone' ? await this.find(baseUrl, config.size) : null;
    // another one is begun: what was kept of the last one must not be taken for it
    if (!kept) this.#kept = null;
    await trainReward({ gpu, backbone, now, validation: this.validation }, config, kept, { ...outlet, keep: (learnt) => { this.#kept = learnt; this.#backbone = backbone; } });
  }

  async score(gpu: Gpu, texts: readonly string[]): Promise<readonly number[]> {
    const kept = this.#kept;
    if (!kept) throw new Error('No reward model was trained here yet.');
    const ids = texts.map(rewardTokens);
    const model = await openReward({ gpu, backbone: this.#backbone }, kept.config, kept);
    try {
      return [...(await model.score(ids))];
    } finally {
      model.destroy();
    }
  }
}
