/** The link: empty where all is as by default; there and back; only its own keys; nonsense settled and reported. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { readTrainingLink, writeTrainingLink } from './training-link.ts';

const opd = { ...DEFAULT_TRAINING, method: 'opd', start: 'shipped', steps: 200, rate: 0.0015, opd: { ...DEFAULT_TRAINING.opd, decay: 1, rejected: 'tv', correction: true } } as const;

describe('a training link', () => {
  it('is empty where everything is as by default', () => {
    expect(writeTrainingLink({ config: DEFAULT_TRAINING })).toBe('');
    expect(readTrainingLink('')).toEqual({ config: DEFAULT_TRAINING, settled: [], recording: null, at: null, axis: 'steps', study: 'sample' });
  });
  it('comes back as it went', () => {
    const link = { config: opd, recording: 'opd-from-shipped', at: 40, axis: 'flops', study: 'replay' } as const;
    expect(readTrainingLink(writeTrainingLink(link))).toEqual({ ...link, settled: [] });
  });
  it('says what labels are taught on', () => {
    const labels = { texts: 'opd', anchors: 'rounds', aim: 'kept' } as const;
    const query = writeTrainingLink({ config: { ...DEFAULT_TRAINING, labels } });
    expect(query).toBe('?train-labels-texts=opd&train-labels-anchors=rounds&train-labels-aim=kept');
    expect(readTrainingLink(query).config.labels).toEqual(labels);
  });
  it('holds what differs, under names of its own, and leaves other pages’ keys alone', () => {
    expect(writeTrainingLink({ config: { ...DEFAULT_TRAINING, seed: 9 }, at: 3 }, '?gamma=6&train-steps=5')).toBe('?gamma=6&train-seed=9&train-at=3');
  });
  it('names the way of drafting of an ablation alone', () => {
    expect(writeTrainingLink({ config: { ...DEFAULT_TRAINING, drafter: 'eagle3', proposal: 'autoregressive' } })).toBe('?train-drafter=eagle3');
    expect(writeTrainingLink({ config: { ...DEFAULT_TRAINING, proposal: 'autoregressive' } })).toBe('?train-proposal=autoregressive');
    expect(readTrainingLink('?train-drafter=eagle3').config.proposal).toBe('autoregressive');
    expect(readTrainingLink('?train-drafter=eagle3&train-proposal=block').config).toMatchObject({ drafter: 'eagle3', proposal: 'block' });
  });
  it('leaves Draft-OPD’s switches out where another method does not use them', () => {
    expect(writeTrainingLink({ config: { ...opd, method: 'soft' } })).not.toContain('opd');
  });
  it.each([['train-steps=-4', 'steps', 1], ['train-steps=many', 'steps', 60], ['train-rate=', 'rate', 0.003], ['train-drafter=medusa', 'drafter', 'dflash'], ['train-opd-correction=perhaps', 'correction', false]])('settles %s, and says so', (query, key, used) => {
    expect(readTrainingLink(`?${query}`).settled).toEqual([expect.objectContaining({ key, used })]);
  });
  it('says which recorded training is looked at, and with no name none', () => {
    expect(writeTrainingLink({ config: DEFAULT_TRAINING, recording: 'opd-from-shipped', at: 80 })).toBe('?train-recording=opd-from-shipped&train-at=80');
    expect(readTrainingLink('?train-recording=&train-at=80').recording).toBeNull();
  });
  it('points at no step where that is nonsense', () => expect(readTrainingLink('?train-at=-1&train-view=moon').at).toBeNull());
});
