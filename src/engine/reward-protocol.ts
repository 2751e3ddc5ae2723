/** What passes between the page and the worker in which a reward model learns (types alone). Commands are calls; a training speaks over a port of its own. */
import type { RewardConfig, RewardEvent } from '#core/training/reward-training.ts';
import type { Failure } from './protocol.ts';

export interface RewardRequest {
  readonly config: RewardConfig;
  /** Go on with what this worker keeps of a training with these choices; where it keeps none, it begins at the first step. */
  readonly resume: boolean;
  /** Where the page lies; models are under models/. */
  readonly baseUrl: string;
}

/** `trained`: by the model that was trained last. `shipped`: by the one that came with the page. */
export interface ScoreRequest {
  readonly texts: readonly string[];
  readonly by: 'trained' | 'shipped';
  readonly baseUrl: string;
}

/** Worker -> page, over the training's port. */
export type RewardMessage = { readonly kind: 'event'; readonly event: RewardEvent } | ({ readonly kind: 'failed' } & Failure);

export interface RewardCommands {
  /** Resolves when it has ended and its port is closed; failures come over the port as a sentence. Takes the place of one that is under way. */
  train(request: RewardRequest, port: MessagePort): Promise<void>;
  /** It ends behind the step that is under way, and is kept here as far as it came. */
  stop(): Promise<void>;
  /** The reward of each text; waits for a training that is under way. Rejects with a sentence. */
  score(request: ScoreRequest): Promise<readonly number[]>;
}

export interface RewardConnection extends RewardCommands {
  /** False once its worker died, with all that it kept: connect again. */
  readonly connected: boolean;
}

export type ConnectReward = () => Promise<RewardConnection>;
