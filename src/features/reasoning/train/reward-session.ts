/** What the page knows of the reward model: the choices, what the worker does, and the log of the latest training, from which all figures follow. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { FIRST_REWARD, type RewardConfig, type RewardLog } from '#core/training/reward-training.ts';
import type { Failure } from '#engine/protocol.ts';

export interface RewardState {
  readonly choice: RewardConfig;
  /** `preparing`: the worker starts, makes its pairs, compiles its kernels. `stopping`: the step under way is still to end. */
  readonly phase: 'idle' | 'preparing' | 'training' | 'stopping';
  readonly log: RewardLog;
  /** Whether a worker still holds what the log tells of: then it can go on, and score. */
  readonly held: boolean;
  /** Whether the model that ships is to judge where none was trained: it has to be fetched. */
  readonly asked: boolean;
  readonly failure: Failure | null;
}

export interface RewardSession extends RewardState {
  readonly set: (parts: Partial<RewardState>) => void;
}

export type RewardStore = StoreApi<RewardSession>;

export const createRewardSession = (first: Partial<RewardState> = {}): RewardStore =>
  createStore<RewardSession>((set) => ({ choice: FIRST_REWARD, phase: 'idle', log: [], held: false, asked: false, failure: null, ...first, set: (parts) => set(parts) }));
