/**
 * Every kind's gradient against central differences, also on a reduced vocabulary, and its sum of 0; equal distributions; tokens
 * that a side excludes; floors; logits that are huge or no numbers; what is reported beside the loss.
 */
import { describe, expect, it } from 'vitest';
import { Seeded } from '#core/tasks/seeded.ts';
import { needsTeacher, ROW_LOSS, rowLoss, type LossRow, type RowLossKind } from './row-loss.ts';

const kinds = (Object.keys(ROW_LOSS) as RowLossKind[]).filter((kind) => kind !== 'none');

function randomLogits(size: number, seed: number, spread = 3): number[] {
  const seeded = new Seeded(seed);
  return Array.from({ length: size }, () => (seeded.next() * 2 - 1) * spread);
}

function expectGradient(row: LossRow): void {
  const { gradient } = rowLoss(row);
  let error = 0;
  let size = 0;
  for (let v = 0; v < row.logits.length; v++) {
    const moved = (by: number) => rowLoss({ ...row, logits: Array.from(row.logits, (z, i) => (i === v ? z + by : z)) }).loss;
    error += (gradient[v]! - (moved(1e-5) - moved(-1e-5)) / 2e-5) ** 2;
    size += gradient[v]! ** 2;
  }
  expect(size).toBeGreaterThan(0);
  expect(Math.sqrt(error / size)).toBeLessThan(1e-6);
}

describe.each(kinds)('%s', (kind) => {
  it.each([[2, 1], [6, 1], [17, 3], [132, 2]])('has the gradient that central differences have, at %d tokens', (size, spread) => {
    for (let seed = 0; seed < 4; seed++) {
      const row = { kind, logits: randomLogits(size, seed, spread), teacher: randomLogits(size, seed + 100, spread), token: seed % size };
      expectGradient(row);
      expect(rowLoss(row).gradient.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
    }
  });

  it('has it on a reduced vocabulary, and pays no heed to the size of logits', () => {
    const teacherIds = [1, 4, 5, 9, 11];
    const row = { kind, logits: randomLogits(5, 1), teacher: randomLogits(12, 2), token: 2, teacherIds };
    expectGradient(row);
    const { loss, gradient } = rowLoss(row);
    const gathered = rowLoss({ ...row, teacher: teacherIds.map((id) => row.teacher[id]! + 1e6), logits: row.logits.map((z) => z - 1e6), teacherIds: [0, 1, 2, 3, 4] });
    expect(gathered.loss).toBeCloseTo(loss, 8);
    gathered.gradient.forEach((slope, v) => expect(slope).toBeCloseTo(gradient[v]!, 8));
  });

  it('stays finite where a side excludes tokens, and where both do', () => {
    const logits = [1, -1e30, 0.5, -Infinity, 2];
    const teacher = [0.3, 1, -Infinity, -1e30, -1e30];
    for (let token = 0; token < 5; token++) {
      const { loss, gradient, alpha } = rowLoss({ kind, logits, teacher, token });
      for (const value of [loss, alpha, ...gradient]) expect(Number.isFinite(value)).toBe(true);
      expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(50);
    }
  });

  it('says NaN for a logit that is none, or infinite', () => {
    for (const bad of [NaN, Infinity]) {
      expect(rowLoss({ kind, logits: [1, bad, 2], teacher: [1, 2, 3], token: 0 }).loss).toBeNaN();
      expect(rowLoss({ kind, logits: [1, 2, 3], teacher: [bad, 2, 3], token: 0 }).loss).toBeNaN();
    }
  });
});

const distances = kinds.filter((kind) => kind !== 'ce' && kind !== 'acceptance');

it.each(distances)('%s of equal distributions is 0, and pushes nowhere', (kind) => {
  const logits = randomLogits(9, 5);
  const { loss, gradient, alpha, argmax } = rowLoss({ kind, logits, teacher: logits, token: 4 });
  expect(loss).toBeCloseTo(0, 14);
  for (const slope of gradient) expect(slope).toBeCloseTo(0, 14);
  expect(alpha).toBeCloseTo(1, 14);
  expect(argmax).toBe(logits.indexOf(Math.max(...logits)));
});

it('needs a teacher, but for a label', () => {
  for (const kind of kinds) expect(Number.isNaN(rowLoss({ kind, logits: [1, 2], token: 0 }).loss)).toBe(needsTeacher(kind));
});

it('does nothing for no kind, though the row holds no numbers', () => {
  expect(rowLoss({ kind: 'none', logits: [NaN, 1], token: 0 })).toEqual({ loss: 0, gradient: new Float64Array(2), alpha: 0, argmax: 0, entropy: 0 });
});

describe('floors', () => {
  it('bern stops at e^-10 on either side: a loss of about 10, and no push', () => {
    const never = rowLoss({ kind: 'bern', logits: [-15, 0], teacher: [30, 0], token: 0 });
    expect(never.loss).toBeCloseTo(10, 6);
    expect(Math.max(...never.gradient.map(Math.abs))).toBeLessThan(1e-6);
    const always = rowLoss({ kind: 'bern', logits: [15, 0], teacher: [-30, 0], token: 0 });
    expect(always.loss).toBeCloseTo(10, 6);
    expect(always.gradient.every((slope) => Math.abs(slope) < 1e-6)).toBe(true);
  });
  it('k3 pushes a token that the teacher excludes by no more than 1, and none that the drafter has far below the teacher', () => {
    const excluded = rowLoss({ kind: 'k3', logits: [0, 0], teacher: [-1e30, 0], token: 0 });
    expect(excluded.gradient[0]).toBeCloseTo(0.5, 12);
    expect(rowLoss({ kind: 'k3', logits: [-25, 0], teacher: [0, 0], token: 0 }).gradient.every((slope) => slope === 0)).toBe(true);
  });
  it('acceptance of distributions that share nothing is the floor, not infinite', () => {
    expect(rowLoss({ kind: 'acceptance', logits: [0, -1e30], teacher: [-1e30, 0], token: 0 }).loss).toBeCloseTo(69.08, 2);
  });
});

describe('beside the loss', () => {
  const p = [0.2, 0.5, 0.3].map(Math.log);
  const q = [0.4, 0.4, 0.2].map(Math.log);
  it('α is Σ min(p, q), without a teacher the probability of the label', () => {
    expect(rowLoss({ kind: 'fkl', logits: q, teacher: p, token: 0 }).alpha).toBeCloseTo(0.8, 12);
    expect(rowLoss({ kind: 'ce', logits: q, token: 2 }).alpha).toBeCloseTo(0.2, 12);
  });
  it('α is of the whole teacher where the draft vocabulary is reduced', () => {
    const reduced = { kind: 'fkl', logits: [0, 0], teacher: p, token: 0 } as const;
    expect(rowLoss({ ...reduced, teacherIds: [0, 2] }).alpha).toBeCloseTo(0.5, 12);
  });
  it('the argmax is the lowest of equals; the entropy is in nats', () => {
    expect(rowLoss({ kind: 'ce', logits: [0, 1, 1], token: 0 }).argmax).toBe(1);
    expect(rowLoss({ kind: 'ce', logits: [1, 1], token: 0 }).entropy).toBeCloseTo(Math.LN2, 12);
  });
});
