/** When a detector's own "not" is meant, and when the writer's takes away what it found. */
import { describe, expect, it } from 'vitest';
import type { Detector } from './detector.ts';
import { holds } from './hold.ts';
import { PreparedText } from './prepared-text.ts';

const held = (detector: Detector, source: string): boolean => holds(detector, { text: new PreparedText(source), path: null, file: () => null, tools: [] }) !== null;
const bread: Detector = { all: [{ says: { topic: 'thursday', detail: 'one at a time' } }] };
const sent: Detector = { all: [{ says: { topic: 'drafts?\\b', detail: 'not sent|nothing .{0,20}sent' } }] };

describe('what a writer stands by', () => {
  it.each([
    ['On Thursday they come one at a time.', true], ['I will **not** take them one at a time on Thursday.', false], ['I will _not_ name Thursday, but they come one at a time on Thursday.', true],
    ['They come one at a time; I did not keep Thursday.', true], ['Thursday it is, but I decided against one at a time.', false], ['I did not send it.\n\nOn Thursday, one at a time.', true],
    ['What I left out:\n- Thursday, one at a time', false], ['## Not covered\nThursday, one at a time\n## Plan\nnothing', false], ['## Not covered\nsums\n## Plan\nThursday, one at a time', true],
  ])('%s', (text, expected) => { expect(held(bread, text)).toBe(expected); });

  it('a match that has the negation in it means it', () => {
    expect(held(sent, 'I have not sent the drafts.')).toBe(true);
    expect(held(sent, 'I do not say that nothing is sent of the drafts.')).toBe(false);
  });

  it('a refusal meant by one condition is still one to another; an omission told in the passive is not', () => {
    const both: Detector = { all: [...sent.all!, { near: { a: 'drafts?\\b', b: 'kaz', within: 5 } }] };
    expect(held(both, 'I have not sent the drafts for Kaz.')).toBe(false);
    expect(held({ all: [{ says: { topic: 'drafts?\\b', detail: 'kaz', within: 'section' } }] }, 'I skipped the drafts. Kaz is away.')).toBe(false);
    const logger: Detector = { all: [{ near: { a: 'd5', b: 'slipped', within: 9 } }, { near: { a: 'd5', b: 'left out', within: 4 } }] };
    expect(held(logger, 'D5 is left out. It slipped.')).toBe(true);
  });

  it('every kind of condition leaves out what is disowned', () => {
    const text = 'I have not given 12 days to Alder.';
    for (const condition of [
      { near: { a: '12', b: 'alder', within: 9 } }, { number: { unit: 'days' } }, { order: ['12', 'alder'] }, { count: { re: 'alder' } }, { opens: 'alder' }, { closes: 'alder' },
    ]) expect(held({ all: [condition] }, text)).toBe(false);
    expect(held({ all: [{ list: { re: 'alder' } }] }, '- I skipped Alder')).toBe(false);
    expect(held({ all: [{ list: { re: 'alder' } }] }, '- I counted Alder')).toBe(true);
    // Nor does it break a ban; what vetoes is read as it stands.
    expect(held({ none: [{ count: { re: '%' } }] }, 'I did not use %.')).toBe(true);
    expect(held({ veto: 'alder' }, text)).toBe(false);
  });
});
