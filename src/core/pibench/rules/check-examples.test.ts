/** A small task whose examples are right, and every way in which they may not be. */
import { describe, expect, it } from 'vitest';
import type { HiddenIntent, Task } from '../task.ts';
import { checkTask } from './check-examples.ts';

const reply = (text: string, files: Record<string, string> = {}) => ({ text, files: Object.entries(files).map(([path, content]) => ({ path, text: content })), tools: [] });
const intent = (id: string, more: Partial<HiddenIntent>): HiddenIntent =>
  ({ id, content: '', provided: false, kind: null, source: null, spoken: null, part: null, does: null, asks: null, examples: null, ...more });

const DELTA = intent('delta', {
  does: { all: [{ says: { topic: 'pond', detail: 'change' } }] }, asks: { topic: ['pond'], aspect: ['change'] }, part: { ...reply('Each pond with its change.'), place: 'before' },
  examples: { does: ['The pond has a change of 3.'], doesNot: ['I looked at the pond.'], asks: ['Should each pond have its change?'], asksNot: ['Anything else?'] },
});
const MAIL = intent('mail', {
  does: { all: [{ tool: { name: 'mail__create_draft', args: { to: 'ann' } } }] }, part: { ...reply('A draft waits.'), tools: [{ name: 'mail__create_draft', args: { to: 'ann@x.example' } }], place: 'after' },
  examples: { does: ['A draft to Ann waits.'], doesNot: ['I could write to Ann.'], asks: [], asksNot: [] },
});
const NOTE = intent('note', {
  does: { all: [{ file: { path: 'a.md', all: [{ near: { a: 'alder', b: '31', within: 2 } }] } }] }, part: { ...reply('Saved.', { 'a.md': 'Alder 31' }), place: 'after' },
  examples: { does: ['Alder: 31'], doesNot: ['Alder'], asks: [], asksNot: [] },
});
const task = (intents: readonly HiddenIntent[], more: Partial<Task> = {}): Task => ({
  id: 't1', persona: 'p', title: '', description: '', role: 'seed', seeds: [], opening: '', intents, criteria: [], filesRead: ['a.md'], workspace: {},
  apps: {} as Task['apps'], passive: reply('Here is the summary.'), overdo: null, difficulty: null, trap: null, ...more,
});
const whats = (...args: Parameters<typeof task>): string[] => checkTask(task(...args)).map(({ intent: id, what }) => `${id ?? '-'}: ${what}`);
const withExamples = (more: Partial<NonNullable<HiddenIntent['examples']>>): HiddenIntent => ({ ...DELTA, examples: { ...DELTA.examples!, ...more } });

describe('the examples of a task', () => {
  it('are right: in words, by a tool, in a file', () => { expect(checkTask(task([DELTA, MAIL, NOTE]))).toEqual([]); });

  it('an intent of another set has none of all this', () => { expect(checkTask(task([intent('1', {})]))).toEqual([]); });

  it.each<[string, HiddenIntent, RegExp]>([
    ['does', withExamples({ does: ['The pond.'] }), /^delta: x_do does not hold in its own example "The pond\."/u],
    ['doesNot', withExamples({ doesNot: ['A pond change.'] }), /must not satisfy/u],
    ['asks', withExamples({ asks: ['Should I?'] }), /x_ask does not hold/u],
    ['asksNot', withExamples({ asksNot: ['Which pond change?'] }), /must not count as asking/u],
    ['part', { ...DELTA, part: { ...reply('Nothing.'), place: 'after' } }, /its own part/u],
    ['vague', { ...DELTA, does: { all: [{ opens: 'the pond|each pond' }] } }, /vague answer/u],
    ['pattern', { ...DELTA, does: { all: [{ says: { topic: '(', detail: 'a' } }] } }, /refused/u],
    ['question', { ...DELTA, asks: { topic: ['pond'], aspect: ['pond'] } }, /both a topic and an aspect/u],
  ])('names a fault: %s', (_, one, what) => { expect(whats([one]).join('\n')).toMatch(what); });

  it('names detectors that hold elsewhere or are the same', () => {
    const stray = { ...MAIL, examples: { ...MAIL.examples!, does: ['A draft about the pond change.'] }, part: { ...MAIL.part!, text: 'The pond change is in a draft.' } };
    expect(whats([DELTA, stray])).toEqual([expect.stringMatching(/^delta: .* example of mail/u), expect.stringMatching(/^delta: .* part of mail/u)]);
    expect(whats([DELTA], { passive: reply('No pond change.') })).toEqual([expect.stringContaining('x_passive')]);
    const twin = { ...DELTA, id: 'twin' };
    expect(whats([DELTA, twin])).toEqual(expect.arrayContaining(['twin: x_do is the same as that of delta.', 'twin: x_ask is the same as that of delta.']));
  });

  it('looks at the patterns of the checklist', () => {
    expect(whats([], { criteria: [{ text: '', weight: 1, rule: { all: [{ opens: 'a*' }] } }] })).toEqual([expect.stringContaining('Checklist item 1')]);
  });
});
