/** A row says what its log does: means of the first and last tenth, anchors by halves of the budget; and nothing of training where none was. */
import { expect, it } from 'vitest';
import { armRow, armRowText } from './arm-row.ts';
import { armConfig } from './arms.ts';
import type { StepEvent } from './training-events.ts';
import { opdTraining } from './simulated-trainings.ts';

const facts = { date: '2026-11-27', commit: 'abc', command: 'npm run train', models: { target: 't', draft: 'd', texts: 'x' }, minutes: 1.5 };
const step = (n: number): StepEvent => ({
  type: 'step', step: n, loss: n, gradientNorm: 1, rate: 1, flops: { targetForward: 5 * n, draftForward: 3 * n, draftBackward: 2 * n }, slots: 7, anchorTenths: [1, 0, 0, 0, 0, 0, 0, 0, 0, n], ms: 1,
});
const log = { header: opdTraining.header, events: Array.from({ length: 12 }, (_, i) => step(i + 1)) };

it('of an arm that was trained', () => {
  const row = JSON.parse(armRowText(armRow('A6', 115, armConfig('A6', 3e-4, 7), log, facts))) as Record<string, unknown>;
  expect(row).toMatchObject({ kind: 'opd', engine: 'wgsl', arm: 'A6', about: "Draft-OPD, the paper's formulas", seed: 7, blockSize: 8, budget: 115, rate: 3e-4, texts: 8, anchors: 16, ...facts });
  expect(row).toMatchObject({ steps: 12, flops: { targetForward: 60, draftForward: 36, draftBackward: 24 }, loss: [1.5, 11.5] });
  // steps 1 to 6 began before 57.5 were spent
  expect(row.anchorPlaces).toEqual([[6, 0, 0, 0, 0, 0, 0, 0, 0, 21], [6, 0, 0, 0, 0, 0, 0, 0, 0, 57]]);
});

it('of the checkpoint that all begin with', () => {
  const row = JSON.parse(armRowText(armRow('A0', 115, armConfig('A0', 3e-4, 1), { ...log, events: [] }, facts))) as Record<string, unknown>;
  expect(row).not.toHaveProperty('steps');
  expect(row).toMatchObject({ arm: 'A0', adapter: opdTraining.header.adapter });
});
