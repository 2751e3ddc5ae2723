/** The name of a training's file: what it is found by. */
import { draftingName } from '#core/speculation/proposal.ts';
import type { TrainingConfig } from './training-events.ts';

export function trainingFileName({ drafter, proposal, method, seed }: Pick<TrainingConfig, 'drafter' | 'proposal' | 'method' | 'seed'>): string {
  return `slipstream-training-${draftingName({ drafter, proposal })}-${method}-seed-${seed}.json`;
}
