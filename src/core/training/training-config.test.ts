/** What may be chosen together: each layout drafts as published unless told otherwise; an ablation is taught by labels, from random weights; EAGLE-3 by its test. */
import { describe, expect, it } from 'vitest';
import { isAblation, PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { isTaughtByTest, settleTraining } from './training-config.ts';
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
