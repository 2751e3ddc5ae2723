/** The name of a training's file: what it is found by. */
import type { TrainingConfig } from './training-events.ts';

export const trainingFileName = ({ drafter, method, seed }: Pick<TrainingConfig, 'drafter' | 'method' | 'seed'>): string => `slipstream-training-${drafter}-${method}-seed-${seed}.json`;
