/** Two experiments that nobody ran, with an arm of each verdict: for the gallery alone. */
import type { ArmName } from '#core/training/arms.ts';
import type { ArmResult, Experiment } from '#core/training/experiment.ts';

const START_TAU = 4.02;
const HASH = '0'.repeat(64);

function arm(name: ArmName, difference: number, seeds: readonly number[], half = 0.015): ArmResult {
  const tau = START_TAU + 0.01 + difference;
  const apart = (from: number) => ({ difference: tau - from, low: tau - from - half, high: tau - from + half });
  return {
    arm: name, rate: 3e-4, seeds: seeds.map((_, i) => i + 1), steps: name === 'A0' ? 0 : 240, tau, tauBySeed: seeds.map((own) => tau + own),
    againstStart: apart(START_TAU), againstControl: apart(START_TAU + 0.01), byFamily: {},
    byPosition: Array.from({ length: 7 }, (_, slot) => Math.min(1, 0.8 + 0.01 * slot + difference)),
    reverseKl: { kept: 1.16, firstRefused: 12.2, suffix: 6.4 - 4 * difference, text: 3.8 },
  };
}

const common = { engine: 'pytorch', commit: '0000000', command: '', models: { target: HASH, draft: HASH, heldOut: HASH }, temperature: 0, budget: 3e12, prompts: 2040 } as const;
const THREE = [-0.006, 0.001, 0.005];

export const exampleExperiments: readonly Experiment[] = [
  { ...common, date: '2026-01-02T00:00:00Z', arms: [arm('A0', -0.01, [0]), arm('A1', 0, THREE, 0), arm('A4b', 0.012, THREE), arm('A6', 0.062, THREE), arm('A6b', 0.048, [0]), arm('A10', -0.04, THREE)] },
  { ...common, date: '2026-01-01T00:00:00Z', budget: 1e12, arms: [arm('A0', -0.01, [0]), arm('A1', 0, THREE, 0), arm('A6', -0.05, THREE)] },
];
