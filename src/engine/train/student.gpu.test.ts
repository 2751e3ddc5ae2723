/**
 * A student is the drafter that will be served: what it drafts in training is what the engine drafts in decoding; what lies at or behind an
 * anchor, but for the anchor's token, does not reach its block; one text learnt by heart is drafted in whole blocks. And the teacher's
 * rows are those of a fresh pass over the text and the block's own drafts (specdec.md 13, items 5 and 7).
 */
import { beforeAll, expect, it } from 'vitest';
import { labelLessons } from '#core/training/lessons.ts';
import { isAblation } from '#core/speculation/proposal.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { acceptanceLength, anchorsOf, walkRounds } from '#core/training/rounds-on-text.ts';
import { idsOf } from '#core/training/training-texts.ts';
import { FastDecoder } from '#engine/decode/fast.ts';
import { fastRound } from '#engine/decode/chosen-round.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { vocabularyTensors } from '#engine/model/eagle-config.ts';
import { draftedRounds } from './drafted-rounds.ts';
import { openStudent, type TrainingEngine } from './open-student.ts';
import { publishedEagle } from './small-drafters.ts';
import { SMALL, smallTraining, type SmallTraining } from './small-training.ts';
import type { TaughtText } from './student.ts';

let gpu: Gpu;
let training: SmallTraining;
beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
});

let ablations: Promise<SmallTraining> | null = null;
const trainingOf = (drafting: Pick<TrainingConfig, 'drafter' | 'proposal'>): SmallTraining | Promise<SmallTraining> =>
  isAblation(drafting) ? (ablations ??= smallTraining(gpu, { ablations: true })) : training;

it.each([['dflash', 'block', 7], ['eagle3', 'autoregressive', 4], ['dflash', 'autoregressive', 7], ['eagle3', 'block', 7]] as const)('%s, %s: drafts what the same weights draft in decoding', async (drafter, proposal, gamma) => {
  const { engine, data } = await trainingOf({ drafter, proposal });
  const opened = await openStudent(engine, data, { ...SMALL, drafter, proposal, start: 'shipped' });
  const { student, target } = opened;
  const speculative = new FastDecoder(await fastRound(engine.pair, { drafter, gamma, treeBudget: 0, rule: 'R4', temperature: 0 }), () => 0);
  for (const text of data.sft) {
    const ids = idsOf(text);
    const rounds = await draftedRounds(student, { ids, features: await target.read(ids) }, text.prompt.length);
    const run = await speculative.decode({ prompt: text.prompt, maxTokens: text.answer.length, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 });
    expect(run.tokens).toEqual(text.answer);
    expect(run.state.rounds).toBe(rounds.length);
  }
  speculative.destroy();
  opened.destroy();
});

it('sees nothing at or behind an anchor but its token', async () => {
  const { engine, data } = training;
  const opened = await openStudent(engine, data, { ...SMALL, start: 'shipped' });
  const { student, target } = opened;
  const ids = idsOf(data.sft[0]!);
  const features = await target.read(ids);
  const width = features.length / ids.length;
  const changedIds = (anchor: number) => ids.map((id, at) => (at > anchor ? (id + 1) % 64 : id));
  const changedFrom = (position: number) => features.map((x, i) => (i >= position * width ? 1000 - x : x));
  for (const anchor of [5, 12, 27]) {
    // to the bit: a likeliest token stays what it is when all else moves a little
    const lessons = labelLessons([{ ids, teacherRow: 0 }], [{ text: 0, anchor }], 'ce', 8, 4);
    const figures = async (given: TaughtText) => (await student.judge([given], lessons)).figures;
    const before = await figures({ ids, features });
    expect(await figures({ ids: changedIds(anchor), features: changedFrom(anchor) })).toEqual(before);
    // and what lies before it does reach it, as its own token does: otherwise the test would be an easy one
    expect(await figures({ ids, features: changedFrom(anchor - 1) })).not.toEqual(before);
    expect(await figures({ ids: changedIds(anchor - 1), features })).not.toEqual(before);
  }
  opened.destroy();
});

/** With an EAGLE-3 drafter that leaves no token out. */
function sayingAll(engine: TrainingEngine): TrainingEngine {
  const config = { ...engine.parts.eagle3!.config, draftVocab: engine.parts.eagle3!.config.vocab };
  const weights = vocabularyTensors([...Array(config.vocab).keys()], config.vocab);
  return { ...engine, parts: { ...engine.parts, eagle3: { config, weights, published: publishedEagle(config, engine.target.sha256) } } };
}

it.each([['dflash', 'block'], ['dflash', 'autoregressive'], ['eagle3', 'block']] as const)('%s, %s: drafts whole blocks of a text that it has learnt by heart', async (drafter, proposal) => {
  const { engine, data } = training;
  const opened = await openStudent(sayingAll(engine), data, { ...SMALL, drafter, proposal, texts: 1, anchors: 16 });
  const { student, target } = opened;
  const [text] = data.sft;
  const ids = idsOf(text!);
  const taught = { ids, features: await target.read(ids) };
  const anchors = anchorsOf(text!.prompt.length, ids.length);
  const tau = async () => acceptanceLength(await draftedRounds(student, taught, text!.prompt.length));
  const best = acceptanceLength(walkRounds(text!.prompt.length, ids.length, (anchor) => Math.min(7, ids.length - 1 - anchor)));
  expect(await tau()).toBeLessThan(best / 2);
  for (let step = 0; step < 150 && (step % 25 > 0 || (await tau()) < best); step++) {
    const some = anchors.filter((anchor) => anchor % 2 === step % 2).map((anchor) => ({ text: 0, anchor }));
    await student.teach([taught], labelLessons([{ ids, teacherRow: 0 }], some, 'ce', 8, 4), 3e-3);
  }
  expect(await tau()).toBe(best);
  opened.destroy();
});

it('is judged by what the target says behind the block, as in a fresh pass', async () => {
  const { engine, data } = training;
  const opened = await openStudent(engine, data, { ...SMALL, method: 'opd' });
  const { student, target } = opened;
  const ids = idsOf(data.opd[0]!);
  const vocabulary = engine.pair.vocabulary;
  const blocks = [{ anchor: 6, drafts: [9, 10, 11, 12, 13, 14, 15] }, { anchor: 9, drafts: [20, 21, 22, 23, 24, 25, 26] }, { anchor: 25, drafts: [30, 31, 32, 33, 34, 35, 36] }];
  await target.read(ids);
  target.judge(ids, blocks, 7, { into: student.teacher, firstRow: 3 });
  const judged = await readFloats(gpu, student.teacher);
  const scratch = gpu.storage('fresh', 40 * vocabulary * 4);
  for (const [b, { anchor, drafts }] of blocks.entries()) {
    const path = [...ids.slice(0, anchor + 1), ...drafts];
    await target.read(path, { into: scratch, firstRow: 0 });
    const fresh = await readFloats(gpu, scratch);
    for (let k = 0; k < 7; k++) {
      const row = 3 + 7 * b + k;
      expect(judged.slice(row * vocabulary, (row + 1) * vocabulary), `row ${k} of block ${b}`).toEqual(fresh.slice((anchor + k) * vocabulary, (anchor + k + 1) * vocabulary));
    }
  }
  scratch.destroy();
  opened.destroy();
});
