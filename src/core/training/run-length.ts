/**
 * How long a training goes on: so many steps, or until so many floating-point operations are spent. From that follow the rate of each step,
 * and after which steps it is measured.
 */
import { totalFlops, type Flops } from './flop-ledger.ts';
import { learningRate } from './learning-rate.ts';

export interface RunLength {
  /** `step`: those taken; `spent`: by them. */
  readonly isOver: (step: number, spent: Flops) => boolean;
  /** Of the step behind `step` ones that spent so much. */
  readonly rate: (step: number, spent: Flops) => number;
  /** Whether it is time to measure after `step`, which spent `own` of `spent`. */
  readonly isMeasured: (step: number, spent: Flops, own: Flops) => boolean;
}

/** Measured so many times over a run. */
const MEASURES = 12;

/** Whether a training of so many steps is measured after this one. */
export function isMeasuredStep(step: number, steps: number): boolean {
  return step % Math.max(1, Math.ceil(steps / MEASURES)) === 0 || step === steps;
}

const WARMUP_OF_STEPS = 0.04;

export function bySteps(peak: number, steps: number): RunLength {
  const warmup = Math.max(1, Math.round(steps * WARMUP_OF_STEPS));
  return {
    isOver: (step) => step >= steps,
    rate: (step) => learningRate({ peak, warmup, steps }, step + 1),
    isMeasured: (step) => isMeasuredStep(step, steps),
  };
}

const WARMUP_OF_BUDGET = 0.05;

/** As pytorch/draft_opd.py has it: the first step, before which nothing is spent, has rate 0. */
export function byBudget(peak: number, budget: number): RunLength {
  const share = (spent: Flops): number => totalFlops(spent) / budget;
  const twelfth = (total: number): number => Math.floor((MEASURES * total) / budget);
  return {
    isOver: (_, spent) => totalFlops(spent) >= budget,
    rate: (_, spent) => peak * (share(spent) < WARMUP_OF_BUDGET ? share(spent) / WARMUP_OF_BUDGET : 0.5 * (1 + Math.cos((Math.PI * (share(spent) - WARMUP_OF_BUDGET)) / (1 - WARMUP_OF_BUDGET)))),
    isMeasured: (_, spent, own) => totalFlops(spent) >= budget || twelfth(totalFlops(spent)) > twelfth(totalFlops(spent) - totalFlops(own)),
  };
}
