/**
 * Every arm of the experiment makes a step on a small pair, with a loss that is a number. A run of one ends when its budget is spent and leaves
 * its four files; where they lie it is left out, and refused where they are of other choices; one that is stopped leaves nothing.
 */
import { beforeAll, expect, it } from 'vitest';
import { ARM_NAMES, armConfig, ARMS, type ArmName } from '#core/training/arms.ts';
import { decodeTraining } from '#core/training/training-codec.ts';
import { totalFlops } from '#core/training/flop-ledger.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { runArm, type ArmRun } from './arm-run.ts';
import { MemoryFiles } from './memory-files.ts';
import { openStudent } from './open-student.ts';
import { smallTraining, type SmallTraining } from './small-training.ts';
import { anchorTenths, lessonsOf, lossOf } from './training-step.ts';

let training: SmallTraining;
beforeAll(async () => {
  training = await smallTraining(await testGpu());
});

const BUDGET = 1e9;
const FACTS = { date: '2026-11-27T00:00:00.000Z', commit: 'abc', command: 'test', models: { target: 't', draft: 'd', texts: 'x' } };
const run = (arm: ArmName, over: Partial<ArmRun> = {}): ArmRun => ({ arm, seed: 1, rate: 3e-4, budget: BUDGET, facts: FACTS, drafterConfig: '{}', ...over });
const textOf = (files: MemoryFiles, name: string): string => new TextDecoder().decode(files.all.get(name));

async function made(files: MemoryFiles, asked: ArmRun, until = Infinity): Promise<string> {
  const gate = new TrainingGate();
  gate.allow(Infinity);
  return runArm({ ...training, heldOut: 1 }, files, asked, gate, (event) => {
    if (event.type === 'step' && event.step >= until) gate.stop();
  });
}

it.each(ARM_NAMES.filter((name) => ARMS[name].choices))('%s makes a step', async (name) => {
  const { engine, data } = training;
  const config = { ...armConfig(name, 3e-4, 1), texts: 2, anchors: 4 };
  const opened = await openStudent(engine, data, config);
  const { student, target, textRows } = opened;
  const lessons = await lessonsOf({ config, data, student, target, textRows, eos: engine.tokenizer.special.eos }, 1);
  const taught = await student.teach(lessons.taught, lessons.lessons, 3e-4);
  expect(Number.isFinite(lossOf(lessons, taught))).toBe(true);
  // of a random drafter no slot may be kept, and kept slots are all that A11 teaches
  expect(taught.gradientNorm > 0).toBe(lessons.lessons.some(({ slots }) => slots.some(({ kind }) => kind !== 'none')));
  expect(anchorTenths(lessons).reduce((a, b) => a + b)).toBeLessThanOrEqual(8);
  opened.destroy();
});

it('ends when its budget is spent, and is not made again', async () => {
  const files = new MemoryFiles();
  expect(await made(files, run('A6'))).toBe('trained');
  expect([...files.all.keys()]).toEqual(['training.json', 'model.safetensors', 'config.json', 'row.json']);
  const row = JSON.parse(textOf(files, 'row.json')) as { readonly steps: number };
  const decoded = decodeTraining(textOf(files, 'training.json'));
  if (!decoded.ok) throw new Error(decoded.sentence);
  const { header, events } = decoded.run;
  const spent = events.flatMap((event) => (event.type === 'step' ? [totalFlops(event.flops)] : []));
  expect(spent.map((flops) => flops >= BUDGET)).toEqual([...new Array<boolean>(row.steps - 1).fill(false), true]);
  expect([header.config.steps, events.at(-1)]).toEqual([row.steps, { type: 'end', reason: 'done' }]);
  expect(await made(files, run('A6'))).toBe('left out');
  await expect(made(files, run('A6', { budget: 2 * BUDGET }))).rejects.toThrow('of other choices');
});

it('leaves nothing where it is stopped, and its beginning as it was where nothing is trained', async () => {
  const files = new MemoryFiles();
  expect(await made(files, run('A1', { budget: 1e15 }), 1)).toBe('stopped');
  expect(files.all.size).toBe(0);
  expect(await made(files, run('A0'))).toBe('trained');
  expect(JSON.parse(textOf(files, 'row.json'))).not.toHaveProperty('steps');
});
