/** An experiment that nobody ran, whole, in part and not at all: for the exhibits and the tests of the page. Its verdicts follow from its figures. */
import type { CurvePoint } from '#core/reasoning/best-of-n.ts';
import { claimsOf, policyClaims } from '#core/reasoning/claims.ts';
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION, readExperiment, type ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { alphaCurves, type PolicyRun } from '#core/reasoning/policy-runs.ts';
import type { Rival } from '#core/reasoning/rivals.ts';
import type { SelectorName } from '#core/reasoning/selectors.ts';

const SEED = 1;
const ONE = 0.604;
const WON = [[0.2, 402, 355], [0.5, 441, 308], [0.8, 467, 276]] as const;

const round = (x: number): number => Number(x.toFixed(4));
const around = (value: number, half: number) => ({ value: round(value), low: round(value - half), high: round(value + half) });

/** What is gained of each doubling, less and less. */
const curve = (gain: number): readonly CurvePoint[] => [1, 2, 4, 8, 16].map((n, i) => ({ n, ...around(ONE + gain * (1 - 0.62 ** i), 0.019), error: 0.0097 }));
const GAINS: Readonly<Record<SelectorName, number>> = { trm: 0.085, stepLikelihood: 0.05, shortest: -0.03, random: 0.004, majority: 0.17, oracle: 0.36 };
const best: ReasoningExperiment['best'] = {
  problems: 600, repeats: 5, gain: around(0.085 * (1 - 0.62 ** 4), 0.016), curves: Object.fromEntries(Object.entries(GAINS).map(([name, gain]) => [name, [...curve(gain)]])) as unknown as NonNullable<ReasoningExperiment['best']>['curves'],
  correlations: { macroEfficiency: 0.24, macroEffectiveness: 0.41, microEfficiency: -0.03, microEffectiveness: 0.63 },
};

const ACCURACIES: Readonly<Record<number, number>> = { 0: 0.141, 0.2: 0.133, 0.5: 0.124, 0.8: 0.096 };
const run = (alpha: number, seed: number): PolicyRun => ({
  alpha, seed,
  rows: Array.from({ length: 11 }, (_, i) => {
    const learnt = 1 - Math.exp(-i / 3.2);
    const wobble = 0.006 * Math.sin(3 * i + 2 * seed + 11 * alpha);
    return {
      kind: 'evaluation', step: 20 * i, accuracy: round(0.55 + ACCURACIES[alpha]! * learnt + wobble + 0.004 * (seed - 2)), traceReward: round(0.4 + (0.3 + 1.7 * alpha) * learnt + 10 * wobble),
      length: round(96 - (10 + 26 * alpha) * learnt + 200 * wobble), entropy: round(0.62 - 0.3 * learnt + wobble), truncated: round(0.06 * (1 - learnt) + 0.004 + Math.abs(wobble) / 4),
    } as const;
  }),
});
const alphas = alphaCurves([0, 0.2, 0.5, 0.8].flatMap((alpha) => [1, 2, 3].map((seed) => run(alpha, seed))));

const RIGHT: Readonly<Record<Rival, readonly [number, number]>> = { trm: [1290, 0], flat: [1043, 211], stepLikelihood: [841, 4], shorter: [1122, 38], coin: [759, 0] };
const VALIDATION = 1530;
const rivals = Object.entries(RIGHT).map(([rival, [right, tie]]) => ({ rival: rival as Rival, right, tie, wrong: VALIDATION - right - tie, accuracy: around(right / VALIDATION, 0.021) }));

const correlations = { macroEfficiency: 0.31, macroEffectiveness: 0.44, microEfficiency: 0.02, microEffectiveness: 0.58 };
const judge: ReasoningExperiment['judge'] = {
  seed: SEED, train: 12_240, validation: VALIDATION, problems: 8400, traces: 100_800, unfinished: 2610, wrong: 37_190, repeated: 9040, usable: 51_960, candidates: 31_400,
  dag: { kept: 22_922, tie: 2355, order: 3140, unsteady: 2983 }, flat: { kept: 20_096, tie: 5024, order: 3454, unsteady: 2826 },
  flatOnKept: { right: 15_587, tie: 4584, wrong: 2751 }, tiesApart: around(0.09, 0.006), pairs: 13_770, correlations,
  policies: [['terse', 0.5], ['branchy', 0.9], ['reflective', 1.1]].map(([policy, by]) => ({
    policy: policy as string, traces: 33_600, unfinished: 870, right: 20_333, correlations: { ...correlations, macroEfficiency: policy === 'terse' ? null : round(0.31 * Number(by)), microEffectiveness: round(0.58 * Number(by)) },
  })),
};

const learnt = (step: number): number => 1 - Math.exp(-step / 320);
const at = (step: number, noise: number) => ({ step, loss: round(0.69 - 0.32 * learnt(step) - noise), accuracy: round(0.5 + 0.34 * learnt(step) + noise) });
const trm: ReasoningExperiment['trm'] = {
  pairs: 12_240,
  steps: Array.from({ length: 150 }, (_, i) => at(10 * (i + 1), 0.05 * Math.sin(7 * i))),
  validation: [0, 300, 600, 900, 1200, 1500].map((step) => at(step, 0)),
};

const DUELS = WON.map(([alpha, won, lost]) => ({ alpha, won, lost, tied: 60 }));
const larger = {
  policy: 'algebra-s', alphas: alphas.filter(({ alpha }) => alpha !== 0.5), wins: DUELS,
  claims: policyClaims(SEED, alphas, DUELS).map((claim) => ({ ...claim, scale: '' })),
};

interface Parts extends Pick<ReasoningExperiment, 'judge' | 'trm' | 'rivals' | 'best' | 'wins'> {
  readonly alphas: typeof alphas | null;
  readonly larger: typeof larger | null;
}

export const EXAMPLE_SCALES = ['1530 validation pairs, 12240 training pairs of 8400 problems', '600 held-out problems, 5 repeats', '12 runs, 200 steps each; held-out problems of 2 to 4 operations', '31400 candidate pairs of 8400 problems'] as const;

function experiment(parts: Parts): ReasoningExperiment {
  const claims = claimsOf({ ...parts, pool: parts.judge, seed: SEED }).map((claim, i) => ({ ...claim, scale: claim.measured === null ? '' : EXAMPLE_SCALES[[0, 1, 2, 2, 3][i]!] }));
  return readExperiment({ format: EXPERIMENT_FORMAT, version: EXPERIMENT_VERSION, date: claims.some(({ measured }) => measured !== null) ? '2026-11-24' : '', commit: '0123456789abcdef', command: '', ...parts, claims });
}

const NOTHING: Parts = { judge: null, trm: null, rivals: null, best: null, alphas: null, wins: null, larger: null };

export const EXPERIMENTS = {
  whole: experiment({ judge, trm, rivals, best, alphas, wins: DUELS, larger }),
  part: experiment({ ...NOTHING, judge, rivals: rivals.filter(({ rival }) => rival !== 'stepLikelihood'), trm, alphas: alphas.filter(({ alpha }) => alpha === 0 || alpha === 0.2) }),
  none: experiment(NOTHING),
} as const;
