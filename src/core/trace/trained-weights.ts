/**
 * What a run calls weights that a browser trained: `dflash-sft-400-1a2b3c4d`, which is the drafter, its method, the step, and how the
 * SHA-256 of the weights begins. It names those weights and no others, wherever a link or a saved run is opened.
 */
import type { TrainedDrafter, TrainingMethod } from '#core/training/training-events.ts';

/** Those that come with the page. */
export const SHIPPED = 'shipped';

export interface TrainedWeights {
  readonly drafter: TrainedDrafter;
  readonly method: TrainingMethod;
  readonly step: number;
}

const FORM = /^(dflash|eagle3)-(sft|soft|opd)-(\d{1,6})-[0-9a-f]{8}$/;

export function weightsName({ drafter, method, step }: TrainedWeights, sha256: string): string {
  return `${drafter}-${method}-${step}-${sha256.slice(0, 8)}`;
}

/** null: not the name of trained weights. */
export function trainedWeights(name: string): TrainedWeights | null {
  const [, drafter, method, step] = FORM.exec(name) ?? [];
  return step === undefined ? null : { drafter: drafter as TrainedDrafter, method: method as TrainingMethod, step: Number(step) };
}
