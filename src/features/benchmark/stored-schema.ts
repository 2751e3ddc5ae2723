/** What a file of results looks like, key by key: results that are stored are held to it by their test. */
import * as v from 'valibot';
import { MEMORY_MODES } from '#core/pibench/events.ts';
import { ACCEPT_RULES, DRAFTERS } from '#core/trace/run-config.ts';
import { KERNEL_OPS } from '#engine/protocol.ts';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const countOrNone = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.pipe(v.tuple([positive, positive]), v.check(([least, most]) => least <= most));
const finite = v.pipe(v.number(), v.finite());
const interval = v.pipe(v.tuple([finite, finite]), v.check(([least, most]) => least <= most));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const near = v.pipe(v.number(), v.minValue(0), v.maxValue(1e-3));

const decodeRow = v.strictObject({
  kind: v.literal('decode'), target: v.string(), drafter: v.picklist([...DRAFTERS, 'ddtree']), gamma: countOrNone,
  treeBudget: countOrNone, temperature: v.pipe(v.number(), v.minValue(0)), rule: v.picklist(ACCEPT_RULES), family: v.string(), prompts: count, repeats: count, tokens: count,
  plainTokensPerSecond: positive, plainTokensPerSecondRange: range, tokensPerSecond: positive, tokensPerSecondRange: range, speedup: positive, speedupRange: range,
  acceptanceLength: v.pipe(v.number(), v.minValue(1)), draftAcceptanceRate: share, acceptanceByPosition: v.array(share),
  submitsPerRound: positive, readbacksPerRound: positive, identical: v.nullable(v.boolean()),
  roundRepeats: v.exactOptional(count), draftMs: v.exactOptional(positive), draftMsRange: v.exactOptional(range), verifyMs: v.exactOptional(positive), verifyMsRange: v.exactOptional(range),
  drafterMegabytes: v.exactOptional(notNegative),
});
const verifyCostRow = v.strictObject({
  kind: v.literal('verifyCost'), role: v.picklist(['target', 'draft']), model: v.string(), weights: v.string(), rows: count, repeats: count,
  verifyMs: positive, verifyMsRange: range, ratioToOneRow: positive, oneRowBestMs: positive, oneRowBestMsRange: range,
});
const pageRow = v.strictObject({ kind: v.literal('page'), route: v.exactOptional(v.literal('pibench')), repeats: count, firstMoveMs: positive, firstMoveMsRange: range });
const trainStepRow = v.strictObject({
  kind: v.literal('trainStep'), method: v.string(), engine: v.string(), scope: v.picklist(['training', 'forward and backward']), repeats: count,
  stepsPerSecond: positive, stepsPerSecondRange: range, tokensPerSecond: positive, tokensPerSecondRange: range,
  ratio: v.exactOptional(positive), ratioRange: v.exactOptional(range), lossDifference: v.exactOptional(near), gradientDifference: v.exactOptional(near),
});
const peerRow = v.strictObject({
  kind: v.literal('peer'), engine: v.string(), version: v.string(), backend: v.picklist(['webgpu', 'wasm']), threads: v.nullable(count), model: v.string(), weights: v.string(),
  promptTokens: count, tokens: count, sameTokens: countOrNone, repeats: count,
  prefillTokensPerSecond: positive, prefillTokensPerSecondRange: range, decodeTokensPerSecond: positive, decodeTokensPerSecondRange: range,
  prefillRatio: positive, prefillRatioRange: range, decodeRatio: positive, decodeRatioRange: range,
});
/** Measured, or not by anybody yet: never half of it. */
const claimRow = v.pipe(
  v.strictObject({
    kind: v.literal('claim'), id: v.string(), title: v.string(), paper: v.nullable(v.string()), measured: v.nullable(finite), interval: v.nullable(interval),
    rule: v.string(), holds: v.nullable(v.boolean()), seeds: v.array(v.number()), scale: v.string(), recorded: v.boolean(),
  }),
  v.check(({ measured, holds, seeds, interval: within }) => (measured === null ? holds === null && within === null && seeds.length === 0 : holds !== null && seeds.length > 0)),
);
const seeds = v.pipe(v.array(countOrNone), v.minLength(1));
const agentRunRow = v.pipe(
  v.strictObject({
    kind: v.literal('agentRun'), agent: v.string(), memory: v.picklist(MEMORY_MODES), persona: v.string(), judge: v.string(), seeds, sessions: count, intents: count,
    proc: share, procSd: v.nullable(notNegative), comp: share, compSd: v.nullable(notNegative), anticipated: countOrNone, asked: countOrNone, missed: countOrNone, unreached: countOrNone,
    turns: countOrNone, userWords: countOrNone, questions: countOrNone, questionPrecision: v.nullable(share), offerPrecision: v.nullable(share), firstTurnCoverage: share, regressions: countOrNone, scale: v.string(),
  }),
  v.check(({ intents, anticipated, asked, missed, unreached }) => anticipated + asked + missed + unreached === intents),
);
const pibenchSpeedRow = v.strictObject({
  kind: v.literal('pibenchSpeed'), tasks: count, agents: count, memory: v.picklist(MEMORY_MODES), workers: count, messages: count, repeats: count,
  secondsAllTasks: positive, secondsAllTasksRange: range, messagesPerSecond: positive, messagesPerSecondRange: range,
});
const sameLogRow = v.strictObject({
  kind: v.literal('sameLog'), agent: v.string(), memory: v.picklist(MEMORY_MODES), persona: v.string(), seed: countOrNone, events: count, hash, sameLogInNode: v.boolean(),
});
const kernelRow = v.strictObject({
  kind: v.literal('kernel'), model: v.picklist(['target', 'smollm2-135m']), weights: v.picklist(['f32', 'q4', 'q8']), op: v.picklist(KERNEL_OPS), shape: v.string(), rows: count, repeats: count,
  ms: positive, msRange: range, gflops: notNegative, gigabytesPerSecond: positive, shareOfRoofline: positive, shareOfRooflineRange: range, peakGflops: positive, peakGigabytesPerSecond: positive,
});
const memoryRow = v.strictObject({
  kind: v.literal('memory'), model: v.string(), weights: v.string(), context: count, peakBytes: count, weightsBytes: count, cacheBytes: count, peakRatio: positive,
});

export const storedSchema = v.strictObject({
  schema: v.literal(1), suite: v.string(), date: v.pipe(v.string(), v.isoTimestamp()), commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,40}$/)),
  command: v.pipe(v.string(), v.startsWith('npm run bench -- --suite ')), seed: v.pipe(v.number(), v.integer()),
  models: v.strictObject({ target: v.union([hash, v.literal('')]), draft: v.exactOptional(hash), dflash: v.exactOptional(hash), eagle3: v.exactOptional(hash) }),
  browser: v.string(), dataset: v.exactOptional(hash), cores: v.exactOptional(count), adapter: v.strictObject({ vendor: v.string(), architecture: v.string(), description: v.string(), features: v.array(v.string()) }),
  cells: v.array(v.string()), results: v.array(v.variant('kind', [decodeRow, verifyCostRow, pageRow, trainStepRow, peerRow, claimRow, kernelRow, memoryRow, agentRunRow, pibenchSpeedRow, sameLogRow])),
});
