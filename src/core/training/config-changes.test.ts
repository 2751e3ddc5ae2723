/** Which choices differ: none, plain ones, and Draft-OPD's switches where both use them. */
import { expect, it } from 'vitest';
import { changedChoices, isUsed } from './config-changes.ts';
import { DEFAULT_TRAINING } from './training-config.ts';

const opd = { ...DEFAULT_TRAINING, method: 'opd' } as const;

it('names what differs, in the order of the form', () => {
  expect(changedChoices(DEFAULT_TRAINING, { ...DEFAULT_TRAINING })).toEqual([]);
  expect(changedChoices(DEFAULT_TRAINING, { ...opd, steps: 7 })).toEqual(['method', 'steps']);
});

it('the way of drafting is a choice, and labels are used by all but EAGLE-3’s own test', () => {
  expect(changedChoices(DEFAULT_TRAINING, { ...DEFAULT_TRAINING, proposal: 'autoregressive' })).toEqual(['proposal']);
  const eagle = { ...DEFAULT_TRAINING, drafter: 'eagle3', proposal: 'autoregressive' } as const;
  expect([eagle, { ...eagle, proposal: 'block' } as const, { ...DEFAULT_TRAINING, proposal: 'autoregressive' } as const].map((config) => isUsed(config, 'labels.anchors'))).toEqual([false, true, true]);
});

it('counts switches only where both sides use them', () => {
  expect(changedChoices(opd, { ...opd, opd: { ...opd.opd, decay: 1, correction: true } })).toEqual(['opd.decay', 'opd.correction']);
  expect(changedChoices(DEFAULT_TRAINING, { ...DEFAULT_TRAINING, opd: { ...opd.opd, decay: 1 } })).toEqual([]);
  const elsewhere = { texts: 'opd', anchors: 'rounds', aim: 'kept' } as const;
  expect(changedChoices(DEFAULT_TRAINING, { ...DEFAULT_TRAINING, labels: elsewhere })).toEqual(['labels.texts', 'labels.anchors', 'labels.aim']);
  expect(changedChoices({ ...DEFAULT_TRAINING, method: 'soft' }, { ...DEFAULT_TRAINING, method: 'soft', labels: elsewhere })).toEqual(['labels.texts', 'labels.anchors']);
  expect(changedChoices(opd, { ...opd, labels: elsewhere })).toEqual([]);
});
