/**
 * A run of an arm as one row, in the shape of pytorch/draft_opd.py's: what it is, what it spent, how its loss went and where its anchors lay.
 * How the drafter does afterwards is not in it: pytorch/measure_arms.py adds that, on all held-out prompts.
 */
import { ARMS, type ArmName } from './arms.ts';
import { NO_FLOPS, totalFlops, type Flops } from './flop-ledger.ts';
import { TENTHS } from './training-curves.ts';
import type { StepEvent, TrainingConfig, TrainingLog } from './training-events.ts';

/** What a row says that its log does not. */
export interface ArmFacts {
  readonly date: string;
  readonly commit: string;
  readonly command: string;
  /** SHA-256 of weights of target and drafter, and of the file of texts. */
  readonly models: { readonly target: string; readonly draft: string; readonly texts: string };
  readonly minutes: number;
}

export interface ArmRow extends ArmFacts {
  readonly kind: 'opd';
  readonly engine: 'wgsl';
  readonly arm: ArmName;
  readonly about: string;
  readonly seed: number;
  readonly temperature: 0;
  readonly blockSize: number;
  readonly budget: number;
  readonly rate: number;
  /** Of a step. */
  readonly texts: number;
  readonly anchors: number;
  readonly adapter: string;
  /** null: nothing is trained. */
  readonly trained: Trained | null;
}

export interface Trained {
  readonly steps: number;
  readonly flops: Flops;
  /** Its mean over the first tenth of steps and over the last. */
  readonly loss: readonly [number, number];
  /** In tenths of the answer, while the first half of the budget was spent and while the second was. */
  readonly anchorPlaces: readonly (readonly number[])[];
}

export function armRow(arm: ArmName, budget: number, config: TrainingConfig, { header, events }: TrainingLog, facts: ArmFacts): ArmRow {
  const steps = events.filter((event) => event.type === 'step');
  return {
    kind: 'opd', engine: 'wgsl', arm, about: ARMS[arm].about, seed: config.seed, temperature: 0, blockSize: header.slots + 1, ...facts, budget, rate: config.rate,
    texts: config.texts, anchors: config.anchors, adapter: header.adapter, trained: ARMS[arm].choices && trainedOf(steps, budget),
  };
}

function trainedOf(steps: readonly StepEvent[], budget: number): Trained {
  const tenth = Math.floor(steps.length / 10) + 1;
  const mean = (part: readonly StepEvent[]): number => rounded(part.reduce((sum, { loss }) => sum + loss, 0) / part.length);
  const halves = [new Array<number>(TENTHS).fill(0), new Array<number>(TENTHS).fill(0)] as const;
  for (const [i, { anchorTenths }] of steps.entries()) {
    const half = halves[totalFlops(steps[i - 1]?.flops ?? NO_FLOPS) >= budget / 2 ? 1 : 0];
    for (const [place, count] of anchorTenths.entries()) half[place]! += count;
  }
  return { steps: steps.length, flops: steps.at(-1)!.flops, loss: [mean(steps.slice(0, tenth)), mean(steps.slice(-tenth))], anchorPlaces: halves };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** As a line of a file: what training came to stands beside the rest. */
export function armRowText({ trained, ...row }: ArmRow): string {
  return JSON.stringify({ ...row, ...trained });
}
