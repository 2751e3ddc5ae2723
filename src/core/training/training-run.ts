/** The log of one training, as it grows. A cursor in it is a step: what was known once that step was done. */
import { GrowingLog } from '#core/trace/growing-log.ts';
import type { TrainingEvent, TrainingHeader } from './training-events.ts';

export class TrainingRun extends GrowingLog<TrainingHeader, TrainingEvent> {}
