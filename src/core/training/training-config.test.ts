/**
 * What may be chosen together: each layout drafts as published unless told otherwise; an ablation is taught by labels, from random weights; EAGLE-3 by its
 * test; rehearsal leaves at least one text of a step to what it stands beside.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAblation, PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { isTaughtByTest, rehearsedTexts, settleTraining, TRAINING_RANGES } from './training-config.ts';
import { trainingFileName } from './training-file-name.ts';

describe('the way of drafting', () => {
  it.each(['dflash', 'eagle3'] as const)('%s drafts as it was published where nothing is said', (drafter) => {
    const { config, settled } = settleTraining({ drafter });
    expect(config.proposal).toBe(PUBLISHED_PROPOSAL[drafter]);
    expect(isAblation(config)).toBe(false);
    expect(settled).toEqual([]);
  });
  it.each([['dflash', 'autoregressive'], ['eagle3', 'block']] as const)('%s, %s is an ablation: from random weights, by labels', (drafter, proposal) => {
    const { config, settled } = settleTraining({ drafter, proposal, method: 'opd', start: 'shipped' });
    expect(config).toMatchObject({ drafter, proposal, method: 'sft', start: 'scratch' });
    expect(isAblation(config)).toBe(true);
    expect(settled).toEqual([{ key: 'method', given: 'opd', used: 'sft' }, { key: 'start', given: 'shipped', used: 'scratch' }]);
    expect(settleTraining({ drafter, proposal, method: 'soft' })).toMatchObject({ config: { method: 'soft' }, settled: [] });
  });
  it('a word that is none is settled', () => {
    expect(settleTraining({ drafter: 'eagle3', proposal: 'tree' })).toMatchObject({ config: { proposal: 'autoregressive' }, settled: [{ key: 'proposal', used: 'autoregressive' }] });
  });
});

it('the test teaches EAGLE-3 as published, and nothing else', () => {
  const chosen = (['dflash', 'eagle3'] as const).flatMap((drafter) => (['block', 'autoregressive'] as const).map((proposal) => ({ drafter, proposal })));
  expect(chosen.filter(isTaughtByTest)).toEqual([{ drafter: 'eagle3', proposal: 'autoregressive' }]);
  expect(settleTraining({ drafter: 'eagle3', method: 'soft' }).config.method).toBe('sft');
});

it('a file of an ablation is told from that of its drafter', () => {
  expect(trainingFileName({ drafter: 'dflash', proposal: 'block', method: 'sft', seed: 1 })).toBe('slipstream-training-dflash-sft-seed-1.json');
  expect(trainingFileName({ drafter: 'dflash', proposal: 'autoregressive', method: 'sft', seed: 1 })).toBe('slipstream-training-dflash-autoregressive-sft-seed-1.json');
});

describe('rehearsal', () => {
  it.each([[1, 1 / 2, 0], [1, 3 / 4, 0], [2, 3 / 4, 1 / 2], [4, 0.1, 1 / 4]])('of %i texts, %f becomes %f, and is said to', (texts, rehearsal, used) => {
    expect(settleTraining({ method: 'opd', texts, rehearsal })).toMatchObject({ config: { rehearsal: used }, settled: [{ key: 'rehearsal', given: rehearsal, used }] });
  });
  it('stands beside something, and is there where it was asked for and there is room', () => {
    const { texts, rehearsal } = TRAINING_RANGES;
    fc.assert(fc.property(fc.integer({ min: texts.least, max: texts.most }), fc.double({ min: rehearsal.least, max: rehearsal.most, noNaN: true }), (count, share) => {
      const { config } = settleTraining({ method: 'opd', texts: count, rehearsal: share });
      const rehearsed = rehearsedTexts(config);
      expect(rehearsed).toBeLessThan(count);
      if (count > 1) expect(rehearsed > 0).toBe(share > 0);
      expect(settleTraining({ ...config })).toEqual({ config, settled: [] });
    }));
  });
  it('is left as it is where nothing reads it', () => {
    expect(settleTraining({ method: 'sft', texts: 1, rehearsal: 1 / 2 })).toMatchObject({ config: { rehearsal: 1 / 2 }, settled: [] });
  });
});
