/** Where a trained drafter is taken to: the speculation page, with the weights that this browser keeps. */
import type { TrainedDrafter } from '#core/training/training-events.ts';

export const trainedHref = (drafter: TrainedDrafter): string => `/?drafter=${drafter}&weights=trained`;
