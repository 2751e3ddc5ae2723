/**
 * The divergences of a measurement beside plain loops in f64, for both drafters half-way through learning three texts: rounds, drafts and
 * distributions are all derived again from the weights, the target's behind texts and behind refused drafts too.
 */
import { beforeAll, expect, it } from 'vitest';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { groupOf } from '#core/training/divergence-by-group.ts';
import { labelLessons } from '#core/training/lessons.ts';
import { acceptedOf, anchorsOf, walkRounds } from '#core/training/rounds-on-text.ts';
import type { MeasureEvent } from '#core/training/training-events.ts';
import { idsOf, type TrainingText } from '#core/training/training-texts.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { draftTokens } from '#engine/model/eagle-config.ts';
import { referenceLogits } from '#engine/model/reference-decoder.ts';
import { referenceBlock } from '#engine/model/reference-dflash.ts';
import { ReferenceEagle, type KeyValue } from '#engine/model/reference-eagle.ts';
import { weight, type Weights } from '#engine/model/weights.ts';
import { HeldOut } from './held-out.ts';
import { openStudent } from './open-student.ts';
import { SMALL, smallTraining, type SmallTraining } from './small-training.ts';

let gpu: Gpu;
let training: SmallTraining;
beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
});

const TEXTS = 3;
const CLOSE = 2e-3;

type Divergence = NonNullable<MeasureEvent['divergence']>;
/** q of every slot behind an anchor, and the target's id of each of its places. */
type Drafter = (ids: readonly number[], features: Float32Array, anchor: number) => Float64Array[];

function softmax(logits: ArrayLike<number>): Float64Array {
  const all = Float64Array.from(logits);
  const most = all.reduce((a, b) => Math.max(a, b));
  const parts = all.map((z) => Math.exp(z - most));
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
}

/** `said`: the target's id of each draft id. */
function kl(q: Float64Array, target: ArrayLike<number>, said: readonly number[]): number {
  const p = softmax(said.map((id) => target[id]!));
  return q.reduce((sum, part, i) => sum + part * Math.log(part / p[i]!), 0);
}

function expected(texts: readonly TrainingText[], features: readonly Float32Array[], drafter: Drafter, said: readonly number[], withSuffix: boolean): Divergence {
  const { config, weights } = training.engine.parts.target;
  const groups: Record<keyof Divergence, number[]> = { accepted: [], firstRejected: [], suffix: [], text: [] };
  texts.forEach((text, t) => {
    const ids = idsOf(text);
    const targetAt = (path: readonly number[]): Float64Array => referenceLogits(config, weights, path).slice(-config.vocab);
    const whole = referenceLogits(config, weights, ids);
    const behind = (at: number): Float64Array => whole.subarray(at * config.vocab, (at + 1) * config.vocab);
    const anchors = anchorsOf(text.prompt.length, ids.length);
    const q = new Map(anchors.map((anchor) => [anchor, drafter(ids, features[t]!, anchor)]));
    const drafts = (anchor: number): number[] => q.get(anchor)!.map((own) => said[own.indexOf(Math.max(...own))]!);
    for (const anchor of anchors) q.get(anchor)!.forEach((own, i) => { if (anchor + 1 + i < ids.length) groups.text.push(kl(own, behind(anchor + i), said)); });
    for (const round of walkRounds(text.prompt.length, ids.length, (anchor) => acceptedOf(ids, anchor, drafts(anchor)))) {
      const own = drafts(round.anchor);
      q.get(round.anchor)!.forEach((slot, i) => {
        const group = groupOf(round, i, own, ids.length, training.engine.tokenizer.special.eos);
        if (group === null || (group === 'suffix' && !(withSuffix && t === 0))) return;
        groups[group].push(kl(slot, targetAt([...ids.slice(0, round.anchor + 1), ...own.slice(0, i)]), said));
      });
    }
  });
  const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((a, b) => a + b) / values.length);
  return { accepted: mean(groups.accepted), firstRejected: mean(groups.firstRejected), suffix: mean(groups.suffix), text: mean(groups.text) };
}

function dflashOf(weights: Weights): Drafter {
  const { parts: { dflash, target } } = training.engine;
  const { config } = dflash!;
  const width = config.taps.length * config.decoder.hidden;
  return (ids, features, anchor) => {
    const logits = referenceBlock({ config, weights }, target, Float64Array.from(features.subarray(0, anchor * width)), ids[anchor]!);
    return Array.from({ length: config.block - 1 }, (_, i) => softmax(logits.subarray((i + 1) * config.decoder.vocab, (i + 2) * config.decoder.vocab)));
  };
}

function eagleOf(weights: Weights, steps: number): Drafter {
  const { parts: { eagle3, target } } = training.engine;
  const { config } = eagle3!;
  const eagle = new ReferenceEagle(config, weights, weight(target.weights, 'model.embed_tokens.weight'));
  const width = config.targetLayers.length * config.hidden;
  return (ids, features, anchor) => {
    const seen: KeyValue[] = [];
    const read = (column: number) => eagle.read(eagle.fuse(features.subarray(column * width, (column + 1) * width)), ids[column + 1]!, column, seen);
    for (let column = 0; column < anchor - 1; column++) seen.push(read(column).entry);
    let row = read(anchor - 1);
    const slots = [softmax(row.logits)];
    for (let step = 1; step < steps; step++) {
      seen.push(row.entry);
      row = eagle.read(row.said, ids[anchor + step] ?? 0, anchor - 1 + step, seen);
      slots.push(softmax(row.logits));
    }
    return slots;
  };
}

it.each(['dflash', 'eagle3'] as const)('%s: divergences by group are those of plain loops', async (drafter) => {
  const { engine, data } = training;
  const opened = await openStudent(engine, data, { ...SMALL, drafter, proposal: PUBLISHED_PROPOSAL[drafter], texts: TEXTS, anchors: 24 });
  const { student, target } = opened;
  const texts = data.heldOut.slice(0, TEXTS);
  const ids = texts.map(idsOf);
  const taught: { readonly ids: number[]; readonly features: Float32Array; readonly teacherRow: number }[] = [];
  for (const [t, own] of ids.entries()) {
    const teacherRow = ids.slice(0, t).reduce((sum, { length }) => sum + length, 0);
    taught.push({ ids: own, features: await target.read(own, { into: student.teacher, firstRow: teacherRow }), teacherRow });
  }
  const blocks = texts.flatMap(({ prompt }, text) => anchorsOf(prompt.length, ids[text]!.length).map((anchor) => ({ text, anchor })));
  const lessons = labelLessons(taught, blocks, 'fkl', student.drafts + 1, student.decay);
  for (let step = 0; step < 25; step++) await student.teach(taught, lessons, 3e-3);

  const heldOut = new HeldOut(gpu, texts, target, engine.tokenizer.special.eos);
  const { divergence } = await heldOut.measure(student, 25);
  const again = await heldOut.measure(student, 25);
  expect(again.divergence).toEqual(divergence);
  const learnt = await student.parameters.readWeights();
  const features = taught.map((text) => text.features);
  const { eagle3 } = engine.parts;
  const reference = drafter === 'dflash'
    ? expected(texts, features, dflashOf(learnt), Array.from({ length: engine.pair.vocabulary }, (_, id) => id), true)
    : expected(texts, features, eagleOf(new Map([...eagle3!.weights, ...learnt]), student.drafts), draftTokens(eagle3!.weights), false);
  expect(reference.accepted).not.toBeNull();
  expect(reference.firstRejected).not.toBeNull();
  for (const group of ['accepted', 'firstRejected', 'suffix', 'text'] as const) {
    const wanted = reference[group];
    if (wanted === null) expect(divergence![group], group).toBeNull();
    else expect(Math.abs(divergence![group]! - wanted) / (1 + wanted), group).toBeLessThan(CLOSE);
  }
  expect(divergence!.suffix === null).toBe(drafter === 'eagle3');
  heldOut.destroy();
  opened.destroy();
});
