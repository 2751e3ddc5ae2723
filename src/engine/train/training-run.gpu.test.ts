/**
 * A training from start to end on a small pair: every method's five steps; one that is stopped and gone on with is to the bit one that was
 * not; a step is kept before it is measured; what must be refused or ends a run leaves the last checkpoint as it was.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { lengthCurve } from '#core/training/training-curves.ts';
import type { TrainingConfig, TrainingEvent } from '#core/training/training-events.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { CheckpointSlots } from './checkpoint-slots.ts';
import type { KeptAbout } from './kept-about.ts';
import { MemoryFiles } from './memory-files.ts';
import { SMALL, smallTraining, trainSmall, type SmallTraining, type TrainedSoFar } from './small-training.ts';

let gpu: Gpu;
let training: SmallTraining;
beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
});

const eventsOf = ({ messages }: TrainedSoFar): TrainingEvent[] => messages.flatMap((message) => (message.kind === 'events' ? [...message.events] : []));
const endOf = (run: TrainedSoFar): TrainingEvent | undefined => eventsOf(run).at(-1);
const keptIn = (files: MemoryFiles) => new CheckpointSlots(files, 'small').load();
const OPD: TrainingConfig = { ...SMALL, method: 'opd' };
const EAGLE: TrainingConfig = { ...SMALL, drafter: 'eagle3', proposal: 'autoregressive' };

describe('five steps', () => {
  it.each([
    ['sft', SMALL],
    ['soft', { ...SMALL, method: 'soft' }],
    ['EAGLE-3', EAGLE],
    ['DFlash token by token, soft', { ...SMALL, proposal: 'autoregressive', method: 'soft' }],
    ['EAGLE-3 in blocks', { ...EAGLE, proposal: 'block' }],
    ['opd', OPD],
    ['opd, all its switches thrown', { ...OPD, opd: { accepted: 'bern', rejected: 'k3', scope: 'first', decay: 0.5, balance: 0.1, norm: 'tokens', anchors: 'random', correction: true, verifiedSuffix: true } }],
  ] as const)('of %s change the drafter and say what they cost', async (_, config) => {
    const run = await trainSmall(training, config);
    const events = eventsOf(run);
    const steps = events.filter((event) => event.type === 'step');
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(steps.every(({ loss, gradientNorm, slots }) => Number.isFinite(loss) && gradientNorm > 0 && slots > 0)).toBe(true);
    const costs = steps.map(({ flops }) => flops.targetForward + flops.draftForward + flops.draftBackward);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(events.filter(({ type }) => type === 'measure').map((event) => 'step' in event && event.step)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(endOf(run)).toEqual({ type: 'end', reason: 'done' });
    const replay = events.find((event) => event.type === 'replay');
    expect(replay?.blocks.length).toBeGreaterThan(0);
  });
});

it('goes on from its checkpoint to the bit', async () => {
  for (const config of [SMALL, OPD, EAGLE, { ...EAGLE, proposal: 'block' } as const]) {
    const whole = await trainSmall(training, config);
    const files = new MemoryFiles();
    expect(endOf(await trainSmall(training, config, { files, until: 3 }))).toEqual({ type: 'end', reason: 'stopped' });
    const rest = await trainSmall(training, config, { files, resume: true });
    const steps = (run: TrainedSoFar) => eventsOf(run).filter((event) => event.type === 'step');
    expect(steps(rest)).toEqual(steps(whole).slice(3));
    // in a tab that saw nothing of the first steps, its curve begins at what they cost
    expect(lengthCurve(eventsOf(rest))).toEqual(lengthCurve(eventsOf(whole)).slice(3));
    expect((await keptIn(files))?.state).toEqual((await keptIn(whole.files))?.state);
  }
});

it('goes on from what was kept last, whatever an earlier training left behind', async () => {
  const { files } = await trainSmall(training, SMALL);
  await trainSmall(training, SMALL, { files, until: 2 });
  const rest = await trainSmall(training, SMALL, { files, resume: true });
  expect(eventsOf(rest).filter((event) => event.type === 'step').map(({ step }) => step)).toEqual([3, 4, 5]);
});

it('goes on from what a page kept before there were ablations, and from no drafter that drafts the other way', async () => {
  for (const config of [SMALL, EAGLE]) {
    const { files } = await trainSmall(training, config, { until: 2 });
    const slots = new CheckpointSlots(files, 'small');
    const { about, state } = (await slots.load())!;
    const { proposal: _, ...before } = (about as KeptAbout).config;
    await slots.save({ about: { ...(about as KeptAbout), config: before }, state });
    const first = async (wanted: TrainingConfig) => eventsOf(await trainSmall(training, wanted, { files, resume: true, until: 3 })).find((event) => event.type === 'step')?.step;
    expect(await first(config)).toBe(3);
    await expect(first({ ...config, proposal: config.proposal === 'block' ? 'autoregressive' : 'block' })).rejects.toThrow('is of other choices (proposal)');
  }
});

it('cannot begin with a shipped drafter that drafts the other way', async () => {
  const { dflash } = training.engine.parts;
  const parts = { ...training.engine.parts, dflash: { ...dflash!, published: { ...dflash!.published, proposal: 'autoregressive' } } };
  await expect(trainSmall({ ...training, engine: { ...training.engine, parts } }, { ...SMALL, start: 'shipped' }, { until: 1 })).rejects.toThrow('drafts the other way round');
});

it('keeps a step before it is measured, and then what it measured', async () => {
  const run = await trainSmall(training, { ...SMALL, steps: 3 });
  const told = eventsOf(run).flatMap((event) => (event.type === 'checkpoint' || event.type === 'measure' ? [`${event.type} ${event.step}`] : []));
  expect(told).toEqual(['measure 0', ...[1, 2, 3].flatMap((step) => [`checkpoint ${step}`, `measure ${step}`, `checkpoint ${step}`])]);
  expect((await keptIn(run.files))?.about).toMatchObject({ step: 3, measured: { step: 3 } });
});

it('goes on from nothing as from a first step, and only from what is its own: of other choices, another page, target or texts it says so, and leaves it', async () => {
  const { files } = await trainSmall(training, SMALL, { until: 2, resume: true });
  const before = new Map(files.all);
  await expect(trainSmall(training, { ...SMALL, seed: 2, rate: 1e-3 }, { files, resume: true })).rejects.toThrow('is of other choices (rate, seed), and going on with these would write over it. It was left as it is');
  const older = new MemoryFiles();
  await new CheckpointSlots(older, 'small').save({ about: { step: 3 }, state: { values: new Float32Array(1), m: new Float32Array(1), v: new Float32Array(1) } });
  await expect(trainSmall(training, SMALL, { files: older, resume: true })).rejects.toThrow('was written by another version of this page');
  expect((await keptIn(older))?.about).toEqual({ step: 3 });
  const sha256 = 'b'.repeat(64);
  const other = { engine: { ...training.engine, target: { ...training.engine.target, sha256 } }, data: { ...training.data, target: sha256 } };
  await expect(trainSmall(other, SMALL, { files, resume: true })).rejects.toThrow('was made beside another target');
  await expect(trainSmall({ ...training, data: { ...training.data, sha256: 'd'.repeat(64) } }, SMALL, { files, resume: true })).rejects.toThrow('was taught on another file of texts');
  expect(files.all).toEqual(before);
  await expect(trainSmall({ ...training, data: { ...training.data, target: sha256 } }, SMALL)).rejects.toThrow('written by another target');
});

it('a gradient that is no number ends the run, and the kept checkpoint stays', async () => {
  const { files } = await trainSmall(training, { ...SMALL, start: 'shipped' }, { until: 2 });
  const before = await keptIn(files);
  const dflash = training.engine.parts.dflash!;
  const weights = new Map(dflash.weights);
  weights.set('norm.weight', { shape: [64], data: new Float32Array(64).fill(NaN) });
  const engine = { ...training.engine, parts: { ...training.engine.parts, dflash: { ...dflash, weights } } };
  const run = await trainSmall({ ...training, engine }, { ...SMALL, start: 'shipped' }, { files });
  expect(endOf(run)).toMatchObject({ type: 'end', reason: 'failed' });
  expect(eventsOf(run).filter(({ type }) => type === 'step')).toEqual([]);
  expect(await keptIn(files)).toEqual(before);
});

it('a loss that is no number ends the run though its gradient is one, and the kept checkpoint stays', async () => {
  const config: TrainingConfig = { ...SMALL, labels: { texts: 'opd', anchors: 'rounds', aim: 'kept' }, rehearsal: 1 / 2 };
  const { files } = await trainSmall(training, config, { until: 2 });
  const before = await keptIn(files);
  // texts without an answer have no rounds, so that the mean over them is of nothing; the rehearsed text has its gradient
  const data = { ...training.data, opd: training.data.opd.map((text) => ({ ...text, answer: [] })) };
  const run = await trainSmall({ ...training, data }, config, { files });
  expect(endOf(run)).toMatchObject({ type: 'end', reason: 'failed', text: expect.stringContaining('The loss of step 1 is not a number') as string });
  expect(eventsOf(run).filter(({ type }) => type === 'step')).toEqual([]);
  expect(await keptIn(files)).toEqual(before);
});

it('a full disk costs the checkpoint and not the run', async () => {
  const files = new MemoryFiles();
  files.failing = true;
  const run = await trainSmall(training, { ...SMALL, steps: 2 }, { files });
  expect(eventsOf(run).filter((event) => event.type === 'notice').map(({ text }) => text)).toEqual([1, 2].map((step) => expect.stringContaining(`Step ${step} could not be kept (full)`) as string));
  expect(endOf(run)).toEqual({ type: 'end', reason: 'done' });
});

it('a browser that gives no files costs the checkpoints and not the run', async () => {
  const files = new MemoryFiles();
  for (const slot of [0, 1]) files.held.add(`small.${slot}.checkpoint`);
  const events = eventsOf(await trainSmall(training, { ...SMALL, steps: 1 }, { files }));
  expect(events.filter((event) => event.type === 'notice').map(({ text }) => text)).toEqual([expect.stringContaining('This browser keeps no files for this page (held)')]);
  expect(events.filter(({ type }) => type === 'checkpoint')).toEqual([]);
  expect(events.at(-1)).toEqual({ type: 'end', reason: 'done' });
  expect(files.all.size).toBe(0);
});
