/**
 * Losses, gradients and figures of every kind against plain loops, at sizes on and beside the workgroup's and with a reduced
 * vocabulary; excluded tokens, huge logits, equal distributions, faults; weights, windows; a row alone and among others; again.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROW_LOSS, rowLoss as reference, type RowLossKind } from '#core/training/row-loss.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomFloats } from '#engine/ops/test-numbers.ts';
import { runOnBuffers } from './run-on-buffers.ts';
import { relativeError } from '../relative-error.ts';
import { rowLoss, taughtRowWords, type TaughtRow } from './row-loss.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Task {
  readonly rows: readonly TaughtRow[];
  readonly vocabulary: number;
  readonly logits: Float32Array;
  readonly teacher: Float32Array;
  /** A reduced vocabulary's ids in the teacher's. */
  readonly reduced?: { readonly ids: Uint32Array; readonly teacherVocabulary: number };
}

async function run({ rows, vocabulary, logits, teacher, reduced }: Task, first = 0, count = rows.length) {
  const kernel = await rowLoss(gpu, { vocabulary, ...(reduced && { teacherVocabulary: reduced.teacherVocabulary }) });
  const inputs = { rows: taughtRowWords(rows), logits, teacher, ids: reduced?.ids ?? new Uint32Array(1) };
  const outputs = { gradient: new Float32Array(logits.length).fill(7), figures: new Float32Array(4 * rows.length).fill(7) };
  return runOnBuffers(gpu, inputs, outputs, (pass, buffers) => {
    kernel.on({ ...buffers, window: gpu.uniform('window', Uint32Array.of(first)) }).record(pass, count);
  });
}

function expected({ rows, vocabulary, logits, teacher, reduced }: Task, row: number) {
  const { kind, token, teacherRow } = rows[row]!;
  const width = reduced?.teacherVocabulary ?? vocabulary;
  return reference({
    kind,
    logits: logits.subarray(row * vocabulary, (row + 1) * vocabulary),
    token,
    ...(teacherRow !== null && { teacher: teacher.subarray(teacherRow * width, (teacherRow + 1) * width) }),
    ...(reduced && { teacherIds: reduced.ids }),
  });
}

const kinds = Object.keys(ROW_LOSS) as RowLossKind[];

/** Rows of every kind, and of a label without a teacher. */
function everyKind(vocabulary: number, weight = (row: number) => 0.25 + row): TaughtRow[] {
  const rows = [...kinds, ...kinds].map((kind, row) => ({ kind, weight: weight(row), token: (row * 5 + 1) % vocabulary, teacherRow: (row * 3) % 7 }));
  return [...rows, { kind: 'ce', weight: 2, token: 0, teacherRow: null }];
}

async function expectReference(task: Task): Promise<void> {
  const { gradient, figures } = await run(task);
  task.rows.forEach(({ kind, weight }, row) => {
    const { loss, gradient: slopes, alpha, argmax, entropy } = expected(task, row);
    const own = gradient.subarray(row * task.vocabulary, (row + 1) * task.vocabulary);
    // A small gradient may be a small difference of probabilities, which are right to 1e-7 themselves.
    if (kind === 'none') expect(own.every((slope) => slope === 0)).toBe(true);
    else expect(relativeError(own, slopes.map((slope) => slope * weight), 0.1 * Math.abs(weight)), `${kind}, row ${row}`).toBeLessThan(1e-5);
    const reported = figures.subarray(4 * row, 4 * row + 4);
    const [gotLoss, gotAlpha, gotArgmax, gotEntropy] = [reported[0]!, reported[1]!, new Uint32Array(reported.slice(2, 3).buffer)[0]!, reported[3]!];
    if (!Number.isNaN(loss)) expect(gotArgmax).toBe(argmax);
    for (const [i, [got, value]] of ([[gotLoss, loss], [gotAlpha, alpha], [gotEntropy, entropy]] as const).entries()) {
      expect(Math.abs(got - value), `figure ${i} of ${kind}`).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
    }
  });
}

describe('agrees with plain loops', () => {
  it.each([2, 6, 48, 132, 1024])('%d tokens', async (vocabulary) => {
    const rows = everyKind(vocabulary);
    const [logits, teacher] = [randomFloats(1)(rows.length * vocabulary).map((z) => 2 * z), randomFloats(2)(7 * vocabulary).map((z) => 2 * z)];
    await expectReference({ rows, vocabulary, logits, teacher });
  });
  it.each([[5, 12], [48, 132]])('%d of the teacher\'s %d tokens', async (vocabulary, teacherVocabulary) => {
    const rows = everyKind(vocabulary);
    const ids = Uint32Array.from({ length: vocabulary }, (_, i) => Math.floor((i * teacherVocabulary) / vocabulary) + 1);
    await expectReference({ rows, vocabulary, logits: randomFloats(3)(rows.length * vocabulary), teacher: randomFloats(4)(7 * teacherVocabulary), reduced: { ids, teacherVocabulary } });
  });
  it('logits in the thousands', async () => {
    const rows = everyKind(48);
    const [logits, teacher] = [randomFloats(5)(rows.length * 48).map((z) => z + 4096), randomFloats(6)(7 * 48).map((z) => z - 4096)];
    await expectReference({ rows, vocabulary: 48, logits, teacher });
  });
  it('weights below 0, which push away', async () => {
    const rows = everyKind(48, (row) => -0.25 - row);
    await expectReference({ rows, vocabulary: 48, logits: randomFloats(17)(rows.length * 48), teacher: randomFloats(18)(7 * 48) });
  });
  it('tokens that the teacher, the drafter or both exclude', async () => {
    const rows = everyKind(48);
    const excluding = (seed: number, count: number, every: number, value: number) => randomFloats(seed)(count * 48).map((z, i) => (i % every === 0 ? value : z));
    const task = { rows, vocabulary: 48, logits: excluding(7, rows.length, 5, -Infinity), teacher: excluding(8, 7, 3, -1e30) };
    await expectReference(task);
    const { gradient, figures } = await run(task);
    for (const value of [...gradient, ...figures]) expect(Number.isFinite(value)).toBe(true);
  });
});

const small = (kind: RowLossKind, weight = 1, token = 1): TaughtRow => ({ kind, weight, token, teacherRow: 0 });

it('pushes nowhere between equal distributions', async () => {
  const rows = kinds.filter((kind) => kind !== 'ce' && kind !== 'acceptance').map((kind) => small(kind));
  const row = randomFloats(9)(132);
  const logits = Float32Array.from(rows.flatMap(() => [...row]));
  const { gradient } = await run({ rows, vocabulary: 132, logits, teacher: row });
  expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-6);
});

it('says NaN for a logit of either side that is none or infinite, and only there', async () => {
  const rows = kinds.slice(1).map((kind) => small(kind));
  for (const bad of [NaN, Infinity]) {
    const spoilt = randomFloats(10)(rows.length * 48);
    rows.forEach((_, row) => row % 2 === 0 && (spoilt[row * 48 + 47] = bad));
    const { figures } = await run({ rows, vocabulary: 48, logits: spoilt, teacher: randomFloats(11)(48) });
    rows.forEach(({ kind }, row) => expect(Number.isNaN(figures[4 * row]), kind).toBe(row % 2 === 0));
    const { figures: untaught } = await run({ rows, vocabulary: 48, logits: randomFloats(12)(rows.length * 48), teacher: new Float32Array(48).fill(bad) });
    rows.forEach(({ kind }, row) => expect(untaught[4 * row], kind).toBeNaN());
  }
});

it('looks at no number of a row that is taught nothing', async () => {
  const { gradient, figures } = await run({ rows: [small('none')], vocabulary: 48, logits: new Float32Array(48).fill(NaN), teacher: new Float32Array(48).fill(NaN) });
  expect([...gradient, ...figures].every((value) => value === 0)).toBe(true);
});

it('reports a row of weight 0 and teaches it nothing', async () => {
  const [logits, teacher] = [randomFloats(13)(48), randomFloats(14)(48)];
  const [none, full] = [await run({ rows: [small('rkl', 0)], vocabulary: 48, logits, teacher }), await run({ rows: [small('rkl')], vocabulary: 48, logits, teacher })];
  expect(none.figures).toEqual(full.figures);
  expect(none.gradient.every((slope) => Math.abs(slope) === 0)).toBe(true);
});

it('writes its window alone, a row the same bits alone, among others and again', async () => {
  const rows = everyKind(132);
  const task = { rows, vocabulary: 132, logits: randomFloats(15)(rows.length * 132), teacher: randomFloats(16)(7 * 132) };
  const all = await run(task);
  expect(await run(task)).toEqual(all);
  for (let row = 0; row < rows.length; row += 4) {
    const alone = await run(task, row, 1);
    expect(alone.gradient.subarray(row * 132, (row + 1) * 132)).toEqual(all.gradient.subarray(row * 132, (row + 1) * 132));
    expect(alone.figures.subarray(4 * row, 4 * row + 4)).toEqual(all.figures.subarray(4 * row, 4 * row + 4));
    expect(alone.figures.filter((value) => value === 7).length).toBe(4 * (rows.length - 1));
  }
});

it('refuses a row without the teacher that its kind needs', () => {
  expect(() => taughtRowWords([{ ...small('rkl'), teacherRow: null }])).toThrow('Row 0 has no teacher, which rkl needs.');
});
