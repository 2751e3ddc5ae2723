/** The name of a training's file: what it is found by. */
import { isAblation } from './training-config.ts';
import type { TrainingConfig } from './training-events.ts';

export function trainingFileName({ drafter, proposal, method, seed }: Pick<TrainingConfig, 'drafter' | 'proposal' | 'method' | 'seed'>): string {
  return `slipstream-training-${drafter}-${isAblation({ drafter, proposal }) ? `${proposal}-` : ''}${method}-seed-${seed}.json`;
}
