/** A log as a file: back unchanged; a live one becomes dated; and whatever else a file may hold has one sentence. */
import { describe, expect, it } from 'vitest';
import { decodeTraining, encodeTraining } from './training-codec.ts';
import { failedTraining, opdTraining, sftTraining } from './simulated-trainings.ts';
import { TrainingRun } from './training-run.ts';

const text = encodeTraining(opdTraining, '2026-02-03');
const changed = (change: (file: { header: Record<string, unknown>; events: Record<string, unknown>[] }) => void): string => {
  const file = JSON.parse(text) as { header: Record<string, unknown>; events: Record<string, unknown>[] };
  change(file);
  return JSON.stringify(file);
};

describe('a file', () => {
  it.each([opdTraining, failedTraining])('is read as it was written', (run) => {
    const decoded = decodeTraining(encodeTraining(run, '2026-02-03'));
    expect(decoded.ok && [decoded.run.header, decoded.run.events]).toEqual([run.header, run.events]);
  });
  it('keeps what the first step’s lessons come to', () => {
    const measure = { ...sftTraining.events.find((event) => event.type === 'measure')!, firstLessonsLoss: 1.25 };
    const decoded = decodeTraining(encodeTraining(new TrainingRun(sftTraining.header, [measure]), '2026-02-03'));
    expect(decoded.ok && decoded.run.events).toEqual([measure]);
  });
  it('is read from before there were all the switches, as by default', () => {
    const decoded = decodeTraining(changed(({ header }) => {
      const { labels: _labels, opd: { balance: _balance, verifiedSuffix: _suffix, ...opd }, ...config } = opdTraining.header.config;
      header.config = { ...config, opd };
    }));
    expect(decoded.ok && decoded.run.header).toEqual(opdTraining.header);
  });
  it('has the date of the day it was saved on, unless it has one', () => {
    const live = new TrainingRun({ ...sftTraining.header, recordedAt: null }, sftTraining.events);
    const decoded = decodeTraining(encodeTraining(live, '2026-02-03'));
    expect(decoded.ok && decoded.run.header.recordedAt).toBe('2026-02-03');
  });
  it('leaves out a loss that is no number', () => {
    const first = sftTraining.events.find((event) => event.type === 'step')!;
    const decoded = decodeTraining(encodeTraining(new TrainingRun(sftTraining.header, [{ ...first, loss: NaN }]), '2026-02-03'));
    expect(decoded.ok && decoded.run.events).toEqual([]);
  });
});

describe('what is refused, with a sentence', () => {
  it.each([
    ['empty', '', /no training/],
    ['a page', '<!doctype html>', /no training/],
    ['a recorded run', '{"format":"slipstream-trace","version":1}', /no training/],
    ['cut off', text.slice(0, 2000), /ends too early/],
    ['of a later version', changed(({ header }) => { header.version = 9; }), /newer than this page/],
    ['of an earlier version', changed(({ header }) => { header.version = 0; }), /no longer reads/],
    ['of an unknown drafter', changed(({ header }) => { header.config = { ...opdTraining.header.config, drafter: 'medusa' }; }), /unexpected at header\.config\.drafter/],
    ['with a loss that is text', changed(({ events }) => { events[1]!.loss = 'low'; }), /unexpected at events\.1\.loss/],
    ['with steps out of order', changed(({ events }) => { events.push({ ...events[1] }); }), /contradicts itself \(step 1 comes behind step 60\)/],
    ['with a step measured twice', changed(({ events }) => { events.push({ ...events[0] }); }), /step 0 is measured behind step 60/],
    ['with more steps than it was to take', changed(({ header }) => { header.config = { ...opdTraining.header.config, steps: 10 }; }), /takes 60 of 10 steps/],
    ['with rounds longer than a block', changed(({ header }) => { header.slots = 2; }), /keeps more than 2 drafts/],
    ['nested deeper than any stack', `{"header":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /\.$/],
  ])('%s', (_, file, sentence) => {
    const decoded = decodeTraining(file);
    expect(decoded.ok ? '' : decoded.sentence).toMatch(sentence);
  });
});
