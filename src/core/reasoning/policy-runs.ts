/** Runs of reinforcement learning by alpha (docs/experiments/trm.md): curves as means over seeds, with the smallest and largest seed beside them, and what each alpha ends with. */
import { mean } from '../stats/mean.ts';
import type { Measured } from './measured.ts';

export const MONITORS = ['accuracy', 'traceReward', 'length', 'entropy', 'truncated'] as const;
export type Monitor = (typeof MONITORS)[number];

export interface RunRow extends Readonly<Record<Exclude<Monitor, 'traceReward'>, number>> {
  /** `step`: on its prompts. `evaluation`: on held-out problems. */
  readonly kind: 'step' | 'evaluation';
  readonly step: number;
  /** Mean reward of right traces, null where there were none, or no reward model was asked (engine/train/policy-run.ts at alpha 0). */
  readonly traceReward: number | null;
}

export interface PolicyRun {
  readonly alpha: number;
  readonly seed: number;
  readonly rows: readonly RunRow[];
}

export interface CurveStep extends Readonly<Record<Monitor, Measured | null>> {
  readonly step: number;
}

export interface AlphaCurves {
  readonly alpha: number;
  readonly seeds: readonly number[];
  readonly steps: readonly CurveStep[];
  readonly evaluations: readonly CurveStep[];
  /** On held-out problems at the end; of each seed, in their order. */
  readonly final: Measured;
  readonly finalBySeed: readonly number[];
}

export const overSeeds = (values: readonly number[]): Measured => ({ value: mean(values), low: Math.min(...values), high: Math.max(...values) });

/** Steps that all seeds have come to. */
function curve(runs: readonly PolicyRun[], kind: RunRow['kind']): readonly CurveStep[] {
  const rows = runs.map((run) => new Map(run.rows.filter((row) => row.kind === kind).map((row) => [row.step, row])));
  const shared = [...rows[0]!.keys()].filter((step) => rows.every((own) => own.has(step))).sort((a, b) => a - b);
  return shared.map((step) => ({
    step,
    ...Object.fromEntries(MONITORS.map((monitor) => {
      const values = rows.flatMap((own) => own.get(step)![monitor] ?? []);
      return [monitor, values.length === 0 ? null : overSeeds(values)];
    })) as Record<Monitor, Measured | null>,
  }));
}

/** By alpha, ascending. A run without an evaluation is a RangeError. */
export function alphaCurves(runs: readonly PolicyRun[]): readonly AlphaCurves[] {
  return [...new Set(runs.map(({ alpha }) => alpha))].sort((a, b) => a - b).map((alpha) => {
    const own = runs.filter((run) => run.alpha === alpha).sort((a, b) => a.seed - b.seed);
    const finalBySeed = own.map(({ seed, rows }) => {
      const last = rows.filter(({ kind }) => kind === 'evaluation').at(-1);
      if (!last) throw new RangeError(`alpha ${alpha}, seed ${seed} was never evaluated`);
      return last.accuracy;
    });
    return { alpha, seeds: own.map(({ seed }) => seed), steps: curve(own, 'step'), evaluations: curve(own, 'evaluation'), final: overSeeds(finalBySeed), finalBySeed };
  });
}

/** Final accuracy of one alpha less that of another, seed by seed where both have it. Null where they share none, or one was not run. */
export function finalDifference(curves: readonly AlphaCurves[], alpha: number, against: number): (Measured & { readonly seeds: readonly number[] }) | null {
  const [one, other] = [alpha, against].map((wanted) => curves.find((own) => own.alpha === wanted));
  if (!one || !other) return null;
  const seeds = one.seeds.filter((seed) => other.seeds.includes(seed));
  if (seeds.length === 0) return null;
  return { ...overSeeds(seeds.map((seed) => one.finalBySeed[one.seeds.indexOf(seed)]! - other.finalBySeed[other.seeds.indexOf(seed)]!)), seeds };
}
