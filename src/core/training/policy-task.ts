/** What a policy is asked in reinforcement learning (note reasoning.md 9.5), as tokens; whose world it is of, nobody who trains on it has to know. */
export interface PolicyTask {
  readonly id: string;
  readonly prompt: readonly number[];
  /** r_v of gated-reward.ts: whether what was written behind the prompt, its <eos> included, is right. */
  readonly isRight: (written: readonly number[]) => boolean;
  /** What a thinking reward model reads of it: the prompt, and what stands before the answer. */
  readonly judgedText: (written: readonly number[]) => readonly number[];
}
