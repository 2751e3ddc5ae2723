/**
 * A step that rehearses is both trainings' steps at once: its loss is theirs, each by its share, its cost their sum, and each stands on its own texts.
 * With a loss that lessons do not come to (expected kept slots) as with one that they do; and where no text is rehearsed, nothing changes.
 */
import { beforeAll, expect, it } from 'vitest';
import { addFlops } from '#core/training/flop-ledger.ts';
import { armConfig, type ArmName } from '#core/training/arms.ts';
import { DEFAULT_LABELS } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { openStudent, type OpenedStudent } from './open-student.ts';
import { smallTraining, type SmallTraining } from './small-training.ts';
import { lessonsOf, lossOf, type Lessons } from './training-step.ts';

let training: SmallTraining;
let opened: OpenedStudent;
const config = (arm: ArmName, over: Partial<TrainingConfig> = {}): TrainingConfig => ({ ...armConfig(arm, 3e-4, 1), texts: 4, anchors: 4, ...over });
beforeAll(async () => {
  training = await smallTraining(await testGpu());
  opened = await openStudent(training.engine, training.data, config('A16'));
});

async function stepOf(of: TrainingConfig): Promise<{ readonly made: Lessons; readonly loss: number }> {
  const { engine, data } = training;
  const { student, target, textRows } = opened;
  const made = await lessonsOf({ config: of, data, student, target, textRows, eos: engine.tokenizer.special.eos }, 2);
  return { made, loss: lossOf(made, await student.judge(made.taught, made.lessons)) };
}

it.each(['A15', 'A16', 'A16b', 'A17'] as const)('%s', async (arm) => {
  const both = await stepOf(config(arm));
  const alone = await stepOf(config(arm, { texts: 3, rehearsal: 0 }));
  const first = await stepOf(config(arm, { texts: 1, rehearsal: 0, method: 'sft', labels: DEFAULT_LABELS }));
  const together = await stepOf(config(arm, { rehearsal: 1 / 4 }));
  expect(both.made.texts.map((text) => training.data.sft.includes(text))).toEqual([false, false, true, true]);
  expect(together.made.texts).toEqual([...alone.made.texts, ...first.made.texts]);
  expect(together.loss).toBeCloseTo((3 / 4) * alone.loss + (1 / 4) * first.loss, 4);
  expect(together.made.flops).toEqual(addFlops(alone.made.flops, first.made.flops));
  expect(together.made.blocks.at(-1)!.text).toBe(3);
});

it('is nothing where it comes to no text, or all texts are the first training’s', async () => {
  expect((await stepOf(config('A6', { rehearsal: 0.1 }))).made.lessons).toEqual((await stepOf(config('A6'))).made.lessons);
  expect((await stepOf(config('A1', { rehearsal: 1 / 2 }))).made.lessons).toEqual((await stepOf(config('A1'))).made.lessons);
});
