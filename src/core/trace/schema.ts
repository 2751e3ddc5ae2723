/**
 * The shape of a trace file, checked at the border. A file differs from the log in one thing alone: a distribution is
 * written [tokens, logits, logZ]. Unknown keys are dropped, so that a later recorder may add some.
 */
import * as v from 'valibot';
import { ACCEPT_RULES, DRAFTERS, RUN_LIMITS } from './run-config.ts';
import { SHIPPED, trainedWeights } from './trained-weights.ts';

export const MAX_EVENTS = 20_000;
const MAX_HEAD = 256;
const MOST_POSITIONS = 4096;
/** Layers of a drafter. */
const MOST_LAYERS = 64;

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const probability = v.pipe(finite, v.minValue(0), v.maxValue(1));
const millis = v.pipe(finite, v.minValue(0));
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const within = ({ min, max }: { readonly min: number; readonly max: number }) => v.pipe(finite, v.minValue(min), v.maxValue(max));

const MOST_ROWS = RUN_LIMITS.gamma.max + 1;
const passRows = v.pipe(within({ min: 1, max: MOST_ROWS }), v.integer());
/** More than nothing, at most an hour: numbers whose ratio a chart can still draw. */
const passMs = v.pipe(finite, v.minValue(1e-9), v.maxValue(3_600_000));

const distribution = v.pipe(
  v.strictTuple([v.pipe(v.array(whole), v.maxLength(MAX_HEAD)), v.pipe(v.array(finite), v.maxLength(MAX_HEAD)), finite]),
  v.check(([tokens, logits]) => tokens.length === logits.length && logits.every((x, i) => i === 0 || x <= logits[i - 1]!)),
);

const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const rowLook = v.object({
  at: v.pipe(v.array(whole), v.maxLength(MOST_POSITIONS)), shares: v.pipe(v.array(share), v.maxLength(MOST_POSITIONS)),
  block: v.pipe(v.array(share), v.minLength(1), v.maxLength(MOST_ROWS)),
});

const model = v.object({ name: text(200), parameters: whole, sha256: text(64) });

export const headerSchema = v.object({
  config: v.object({
    prompt: text(4 * RUN_LIMITS.promptCharacters),
    drafter: v.picklist(DRAFTERS),
    // files from before a visitor's own training could draft have none
    weights: v.optional(v.pipe(v.string(), v.check((name) => name === SHIPPED || trainedWeights(name) !== null)), SHIPPED),
    gamma: v.pipe(within(RUN_LIMITS.gamma), v.integer()),
    // files from before there were trees have none
    treeBudget: v.optional(v.pipe(within(RUN_LIMITS.treeBudget), v.integer()), 0),
    rule: v.picklist(ACCEPT_RULES),
    temperature: within(RUN_LIMITS.temperature),
    seed: v.pipe(within(RUN_LIMITS.seed), v.integer()),
    maxTokens: whole,
  }),
  target: model,
  draft: v.nullable(model),
  adapter: text(300),
  simulated: v.optional(v.literal(true)),
  recordedAt: v.nullable(text(40)),
  promptTokens: v.pipe(v.array(whole), v.maxLength(MOST_POSITIONS)),
  // files from before it was written have none
  vocabularySize: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(10_000_000))),
  vocabulary: v.record(v.pipe(v.string(), v.regex(/^\d{1,7}$/)), text(200)),
});

export const eventSchema = v.variant('type', [
  v.object({ type: v.literal('round.start'), round: whole, position: whole, k: v.pipe(within({ min: 0, max: RUN_LIMITS.treeBudget.max }), v.integer()), t: millis }),
  v.object({ type: v.literal('draft.token'), round: whole, slot: whole, parent: v.nullable(whole), token: whole, q: probability, draft: v.nullable(distribution), t: millis }),
  v.object({ type: v.literal('draft.attention'), round: whole, rows: v.pipe(v.array(v.pipe(v.array(rowLook), v.minLength(1), v.maxLength(MOST_LAYERS))), v.minLength(1), v.maxLength(MOST_ROWS)) }),
  v.object({
    type: v.literal('verify.slot'), round: whole, slot: whole, token: whole, p: probability, q: probability,
    u: v.nullable(probability), drawn: v.nullable(whole), verdict: v.picklist(['accepted', 'rejected', 'unreached']), target: distribution,
  }),
  v.object({ type: v.literal('target.token'), round: whole, token: whole, kind: v.picklist(['corrected', 'bonus']), from: distribution, t: millis }),
  v.object({ type: v.literal('round.end'), round: whole, committed: whole, draftMs: millis, verifyMs: millis, otherMs: millis }),
  v.object({
    type: v.literal('comparison'), tokens: whole, plainTokensPerSecond: v.pipe(finite, v.gtValue(0)), tokensPerSecond: v.pipe(finite, v.gtValue(0)),
    repeats: whole, identical: v.nullable(v.boolean()),
  }),
  v.object({ type: v.literal('verify.cost'), role: v.picklist(['target', 'draft']), rows: v.pipe(v.array(passRows), v.minLength(1), v.maxLength(MOST_ROWS)), ms: v.pipe(v.array(passMs), v.minLength(1), v.maxLength(MOST_ROWS)) }),
  v.object({ type: v.literal('notice'), text: text(500) }),
  v.object({ type: v.literal('run.end'), reason: v.picklist(['eos', 'length', 'stopped', 'failed']), text: v.optional(text(500)) }),
]);

/** No reason to refuse a run: a selection that is none is left out. */
const selection = v.fallback(v.optional(v.object({ round: whole, slot: whole })), undefined);

export const fileSchema = v.object({
  checksum: text(8),
  at: selection,
  header: headerSchema,
  events: v.pipe(v.array(eventSchema), v.maxLength(MAX_EVENTS)),
});

export type WireHeader = v.InferOutput<typeof headerSchema>;
export type WireEvent = v.InferOutput<typeof eventSchema>;
export type WireDistribution = v.InferOutput<typeof distribution>;
export type WireLook = v.InferOutput<typeof rowLook>;

/** The envelope comes first: a file of another version need not fit the rest. */
export const envelopeSchema = v.object({ format: v.string(), version: v.pipe(v.number(), v.integer()) });
