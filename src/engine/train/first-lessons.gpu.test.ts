/** Lessons that are kept: to the bit what they came to, whatever the teacher's buffer holds by then; and another figure once something is learnt. */
import { expect, it } from 'vitest';
import type { Lesson, SlotTarget } from '#core/training/lessons.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { DFlashConfig } from '#engine/model/dflash-config.ts';
import { normals, randomDFlashWeights } from '#engine/model/random-weights.ts';
import { dflashStudent } from './dflash-student.ts';
import { FirstLessons } from './first-lessons.ts';

const decoder: DecoderConfig = { vocab: 64, hidden: 32, layers: 1, heads: 2, kvHeads: 1, headDim: 16, intermediate: 48, context: 32, ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true };
const config: DFlashConfig = { decoder, proposal: 'block', block: 4, maskToken: 3, targetLayers: 3, taps: [0, 1], target: null };

it('come to the same until something is learnt', async () => {
  const gpu = await testGpu();
  const normal = normals(5);
  const numbers = (count: number): Float32Array => Float32Array.from({ length: count }, normal);
  const table = { shape: [decoder.vocab, decoder.hidden], data: { buffer: gpu.uploaded('table', numbers(decoder.vocab * decoder.hidden)) }, gradient: null };
  const student = await dflashStudent(gpu, config, { embedding: table, head: table }, { blocks: 2, positions: 12, teacherRows: 6 }, { beta1: 0.9, beta2: 0.95, decay: 0, clip: 1 });
  student.parameters.write(randomDFlashWeights(config, 5));
  const texts = [{ ids: Array.from({ length: 12 }, (_, i) => 5 * i), features: numbers(12 * 2 * decoder.hidden) }];
  const slot = (teacherRow: number): SlotTarget => ({ kind: 'fkl', weight: 1 / 6, token: 0, teacherRow, role: 'accepted' });
  const given: SlotTarget = { kind: 'none', weight: 0, token: 0, teacherRow: null, role: 'unused' };
  const lessons: readonly Lesson[] = [2, 6].map((anchor, b) => ({ text: 0, anchor, slots: [given, ...[0, 1, 2].map((k) => slot(3 * b + k))] }));
  const teach = (): void => gpu.device.queue.writeBuffer(student.teacher, 0, numbers(6 * decoder.vocab));
  teach();
  const first = new FirstLessons(gpu, texts, lessons, student.teacher);
  const before = (await student.judge(texts, lessons)).loss;
  teach();
  expect((await student.judge(texts, lessons)).loss).not.toBe(before);
  expect(await first.loss(student)).toBe(before);
  const taught = await student.teach(texts, lessons, 1e-2);
  expect(taught.loss).toBe(before);
  expect(await first.loss(student)).toBeLessThan(before);
  first.destroy();
  student.destroy();
});
