/**
 * The arms of a Draft-OPD experiment beside each other (docs/experiments), as pytorch/compare_arms.py writes them down: every arm goes on
 * from one checkpoint for the same number of operations; A0 is that checkpoint, A1 more of the same training.
 *
 * The rule of the plans, written before any arm was run: better is an interval above 0 and every seed above the other's mean; nothing is
 * claimed from one seed, nor, with fewer than five, about less than 0.03. Worse is the same the other way round; all else is no
 * difference found.
 */
import * as v from 'valibot';
import type { ArmName } from './arms.ts';
import { experimentFile, type WireExperiment } from './experiment-schema.ts';

export type Experiment = WireExperiment;
export type ArmResult = Experiment['arms'][number];

export type SlotGroup = keyof ArmResult['reverseKl'];

export const SLOT_GROUPS: readonly SlotGroup[] = ['kept', 'firstRefused', 'suffix', 'text'];

export const START: ArmName = 'A0';
export const CONTROL: ArmName = 'A1';
export const METHOD: ArmName = 'A6';

const ENOUGH_SEEDS = 5;
const LEAST_CLAIM = 0.03;

/** open: one seed. */
export type Verdict = 'better' | 'worse' | 'same' | 'open';

export function armOf({ arms }: Experiment, name: ArmName): ArmResult | null {
  return arms.find(({ arm }) => arm === name) ?? null;
}

/** Of an arm against more of the same training. */
export const verdictOf = (arm: ArmResult, control: ArmResult): Verdict => judge(arm, arm.againstControl, control);

/** Of an arm against the drafter that it began with, by the same rule. */
export const verdictOnStart = (arm: ArmResult, start: ArmResult): Verdict => judge(arm, arm.againstStart, start);

function judge({ seeds, tauBySeed }: ArmResult, { difference, low, high }: ArmResult['againstControl'], other: ArmResult): Verdict {
  if (seeds.length < 2) return 'open';
  if (seeds.length < ENOUGH_SEEDS && Math.abs(difference) < LEAST_CLAIM) return 'same';
  if (low > 0 && tauBySeed.every((tau) => tau > other.tau)) return 'better';
  if (high < 0 && tauBySeed.every((tau) => tau < other.tau)) return 'worse';
  return 'same';
}

/** Newest first; none where the file is not what it should be: the page goes without. */
export function readExperiments(json: unknown): readonly Experiment[] {
  const parsed = v.safeParse(experimentFile, json);
  return parsed.success ? parsed.output.experiments : [];
}
