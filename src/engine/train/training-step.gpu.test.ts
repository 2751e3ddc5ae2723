/**
 * Rows of the teacher that a step's lessons name are, to the bit, what the target says in a fresh pass over the committed text and the
 * block's own drafts before the slot (specdec.md 13.7): kept slots, the first refused one, those behind it; moved ones and corrections
 * behind the text. Of a text that fills the context, no slot beyond it is taught.
 */
import { beforeAll, expect, it } from 'vitest';
import { armConfig, type ArmName } from '#core/training/arms.ts';
import { DEFAULT_LABELS } from '#core/training/training-config.ts';
import type { OpdSwitches, SlotRole, TrainingConfig } from '#core/training/training-events.ts';
import { idsOf, type TrainingTexts } from '#core/training/training-texts.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { openStudent, type OpenedStudent } from './open-student.ts';
import { smallTraining, type SmallTraining } from './small-training.ts';
import { lessonsOf, type Lessons } from './training-step.ts';

let gpu: Gpu;
let training: SmallTraining;
/** With room for all that the arms below teach: blocks that stand twice, and again elsewhere. */
let opened: OpenedStudent;
beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
  opened = await openStudent(training.engine, training.data, config('A10', { correction: true }));
  await learnALittle();
});

const config = (arm: ArmName, opd: Partial<OpdSwitches> = {}): TrainingConfig => {
  const own = armConfig(arm, 3e-3, 1);
  return { ...own, opd: { ...own.opd, ...opd }, texts: 2, anchors: 4 };
};

function stepOf(of: TrainingConfig, step: number, data: TrainingTexts = training.data, { student, target, textRows } = opened): Promise<Lessons> {
  return lessonsOf({ config: of, data, student, target, textRows, eos: training.engine.tokenizer.special.eos }, step);
}

/** Learns the texts of the pool by heart, in part: some drafts are kept then, and some are not. */
async function learnALittle(): Promise<void> {
  const labels: TrainingConfig = { ...config('A6'), method: 'sft', labels: { ...DEFAULT_LABELS, texts: 'opd' } };
  for (let step = 1; step <= 40; step++) {
    const { taught, lessons } = await stepOf(labels, step);
    await opened.student.teach(taught, lessons, 3e-3);
  }
}

/** How many slots of each role name a row, all of which are as in a fresh pass. */
async function rolesAsInFreshPasses({ texts, taught, lessons }: Lessons, { student, target } = opened): Promise<Partial<Record<SlotRole, number>>> {
  const { vocabulary, context } = target;
  const rowOf = (floats: Float32Array, row: number): Float32Array => floats.slice(row * vocabulary, (row + 1) * vocabulary);
  const handed = await readFloats(gpu, student.teacher);
  const scratch = gpu.storage('fresh', context * vocabulary * 4);
  const roles: Partial<Record<SlotRole, number>> = {};
  for (const { text, anchor, slots } of lessons) {
    const ids = idsOf(texts[text]!);
    const drafts = (await student.look(taught[text]!, [anchor]))[0]!.map(({ token }) => token);
    for (const [k, { token, teacherRow, role }] of slots.entries()) {
      if (teacherRow === null) continue;
      const before = role === 'label' ? ids.slice(0, anchor + k) : [...ids.slice(0, anchor + 1), ...drafts.slice(0, k - 1)];
      expect(before.length, `slot ${k} behind ${anchor}`).toBeLessThanOrEqual(context);
      expect(token).toBe(role === 'label' ? ids[anchor + k] : drafts[k - 1]);
      await target.read(before, { into: scratch, firstRow: 0 });
      const fresh = rowOf(await readFloats(gpu, scratch), before.length - 1);
      expect(rowOf(handed, teacherRow), `slot ${k} behind ${anchor} of text ${text}, ${role}`).toEqual(fresh);
      roles[role] = (roles[role] ?? 0) + 1;
    }
  }
  scratch.destroy();
  return roles;
}

it.each([
  ['A6', {}, ['accepted', 'first-rejected', 'suffix']],
  ['A6c', {}, ['accepted', 'first-rejected', 'label', 'suffix']],
  ['A10', {}, ['first-rejected', 'label', 'suffix']],
  ['A10b', { correction: true }, ['accepted', 'first-rejected', 'label', 'suffix']],
] as const)('%s: each slot is judged behind what was drafted before it', async (arm, switches, expected) => {
  const roles = await rolesAsInFreshPasses(await stepOf(config(arm, switches), 1));
  expect(Object.keys(roles).toSorted()).toEqual(expected);
});

it('names no row beyond the context', async () => {
  const { engine, data } = training;
  const { context } = opened.target;
  const long = { family: 'long', prompt: Array.from({ length: context - 5 }, (_, i) => 8 + ((7 * i) % 50)), answer: [20, 31, 42, 53, 24] };
  const only = { ...data, opd: [long] };
  const own = { ...config('A6'), texts: 1, anchors: 16 };
  const student = await openStudent(engine, only, own);
  const { lessons } = await stepOf(own, 1, only, student);
  expect(lessons.map(({ anchor }) => anchor)).toContain(context - 2);
  // rows of an earlier step lie where the target says nothing now
  gpu.device.queue.writeBuffer(student.student.teacher, 0, new Float32Array(student.student.teacher.size / 4).fill(1));
  const roles = await rolesAsInFreshPasses(await stepOf(own, 1, only, student), student);
  expect(Object.keys(roles)).toContain('suffix');
  student.destroy();
});
