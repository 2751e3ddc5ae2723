/** The file that holds what was measured of the thinking reward model (public/reasoning/experiment.json), checked at the border. A part that no run has filled is null. */
import * as v from 'valibot';
import { CLAIMS } from './claims.ts';
import { MONITORS } from './policy-runs.ts';
import { RIVALS } from './rivals.ts';
import { SELECTORS, type SelectorName } from './selectors.ts';
import { DIMENSIONS } from './step-costs.ts';

export const EXPERIMENT_FORMAT = 'slipstream-reasoning-experiment';
export const EXPERIMENT_VERSION = 1;

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const list = <const T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));
const keyed = <const K extends string, const T extends v.GenericSchema>(keys: readonly K[], item: T) => v.object(Object.fromEntries(keys.map((key) => [key, item])) as Record<K, T>);
const seeds = list(v.pipe(v.number(), v.safeInteger()), 64);

const measured = v.object({ value: finite, low: finite, high: finite });
const kinds = v.object({ kept: whole, tie: whole, order: whole, unsteady: whole });
const marks = { right: whole, tie: whole, wrong: whole };
const correlations = keyed(DIMENSIONS, v.nullable(finite));

const claim = v.object({ id: v.picklist(CLAIMS), measured: v.nullable(finite), interval: v.nullable(v.tuple([finite, finite])), holds: v.nullable(v.boolean()), seeds, scale: text(400) });

const judge = v.object({
  seed: v.pipe(v.number(), v.safeInteger()), train: whole, validation: whole, problems: whole, traces: whole, unfinished: whole, wrong: whole, repeated: whole, usable: whole, candidates: whole,
  dag: kinds, flat: kinds, flatOnKept: v.object(marks), tiesApart: v.nullable(measured), pairs: whole, correlations,
  policies: list(v.object({ policy: text(40), traces: whole, unfinished: whole, right: whole, correlations }), 16),
});

const trm = v.object({
  pairs: whole,
  steps: list(v.object({ step: whole, loss: finite, accuracy: share }), 10_000),
  validation: list(v.object({ step: whole, loss: finite, accuracy: share }), 10_000),
});

const rivals = list(v.object({ rival: v.picklist(RIVALS), ...marks, accuracy: measured }), RIVALS.length);

const best = v.object({
  problems: whole, repeats: whole, gain: measured, correlations,
  curves: keyed(Object.keys(SELECTORS) as SelectorName[], list(v.object({ n: whole, value: share, low: share, high: share, error: finite }), 16)),
});

const curve = list(v.object({ step: whole, ...keyed(MONITORS, v.nullable(measured)).entries }), 10_000);
const alphas = list(v.object({ alpha: share, seeds, steps: curve, evaluations: curve, final: measured, finalBySeed: list(share, 64) }), 16);
const wins = list(v.object({ alpha: share, won: whole, lost: whole, tied: whole }), 16);

/** The same runs begun from a larger policy, by the same rules: its own C3 and C4. */
const larger = v.object({ policy: text(40), claims: list(claim, CLAIMS.length), alphas, wins });

const experimentFile = v.object({
  format: v.literal(EXPERIMENT_FORMAT), version: v.literal(EXPERIMENT_VERSION), date: text(40), commit: text(40), command: text(2000),
  claims: list(claim, CLAIMS.length),
  judge: v.nullable(judge), trm: v.nullable(trm), rivals: v.nullable(rivals), best: v.nullable(best), alphas: v.nullable(alphas), wins: v.nullable(wins), larger: v.nullable(larger),
});

export type ReasoningExperiment = v.InferOutput<typeof experimentFile>;

/** Throws where it is no such file. */
export const readExperiment = (file: unknown): ReasoningExperiment => v.parse(experimentFile, file);
