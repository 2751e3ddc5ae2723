/** The shape of the file that holds the Draft-OPD experiment, checked at the border. */
import * as v from 'valibot';
import { ARM_NAMES } from './arms.ts';

const EXPERIMENT_FORMAT = 'slipstream-experiment';
const EXPERIMENT_VERSION = 1;

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const length = v.pipe(finite, v.minValue(1));

const apart = v.pipe(
  v.object({ difference: finite, low: finite, high: finite }),
  v.check(({ difference, low, high }) => low <= difference && difference <= high, 'a difference lies outside its interval'),
);

const arm = v.pipe(
  v.object({
    arm: v.picklist(ARM_NAMES),
    /** The learning rate's peak; A0's says nothing. */
    rate: positive,
    seeds: v.pipe(v.array(whole), v.minLength(1), v.maxLength(64)),
    /** Mean over seeds; arms end where the operations are spent. */
    steps: whole,
    /** Tokens a round: of rounds averaged over seeds, and of each seed. */
    tau: length,
    tauBySeed: v.array(length),
    /** Differences in tokens a round, each with its 95 % interval over prompts. */
    againstStart: apart,
    againstControl: apart,
    byFamily: v.record(text(40), length),
    byPosition: v.pipe(v.array(share), v.maxLength(64)),
    /** KL(q || p), in nats a slot. */
    reverseKl: v.object({ kept: positive, firstRefused: positive, suffix: positive, text: positive }),
  }),
  v.check(({ seeds, tauBySeed }) => seeds.length === tauBySeed.length, 'an arm has other seeds than results'),
);

const experiment = v.pipe(
  v.object({
    engine: v.picklist(['pytorch', 'wgsl']),
    date: text(40),
    commit: text(40),
    command: text(2000),
    models: v.object({ target: hash, draft: hash, heldOut: hash }),
    temperature: positive,
    /** Floating-point operations of each arm. */
    budget: positive,
    prompts: whole,
    arms: v.pipe(v.array(arm), v.maxLength(ARM_NAMES.length)),
  }),
  v.check(({ arms }) => ['A0', 'A1'].every((wanted) => arms.some((own) => own.arm === wanted)), 'an experiment lacks A0 or A1'),
);

export const experimentFile = v.object({ format: v.literal(EXPERIMENT_FORMAT), version: v.literal(EXPERIMENT_VERSION), experiments: v.pipe(v.array(experiment), v.maxLength(16)) });

export type WireExperiment = v.InferOutput<typeof experiment>;
