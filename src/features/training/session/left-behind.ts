/** What this browser remembers of a training that was not done when it ended, or when the tab was closed: its choices, and the step of its checkpoint. */
import type { TrainingConfig } from '#core/training/training-events.ts';
import { remember, remembered } from '#ui/remembered.ts';
import { readTrainingLink, writeTrainingLink } from './training-link.ts';

export interface Left {
  readonly config: TrainingConfig;
  readonly step: number;
}

const KEY = 'training';

export function rememberLeft(left: Left | null): void {
  remember(KEY, left ? `${left.step}${writeTrainingLink(left)}` : '');
}

export function rememberedLeft(): Left | null {
  const [, step, query] = /^(\d{1,6})(\?.*)?$/.exec(remembered(KEY) ?? '') ?? [];
  return step === undefined ? null : { step: Number(step), config: readTrainingLink(query ?? '').config };
}
