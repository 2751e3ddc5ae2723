/** Lengths at, below and beyond their bounds; the reading grade by hand; an opening that gives an intent away however it is written; likeness about its limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keeper } from '../exchange/synthetic-run.ts';
import type { HiddenIntent, Task } from '../task.ts';
import { checkLikeness, checkProse, readingGrade } from './check-prose.ts';

const words = (count: number, of = 'go'): string => Array.from({ length: count }, (_, i) => `${of}${i % 10 === 9 ? '.' : ''}`).join(' ');
const base = keeper.tasks[0]!;
const intent: HiddenIntent = { ...base.intents[0]!, content: words(8), spoken: words(8), part: { ...base.intents[0]!.part!, text: 'go' } };
const said = (task: Partial<Task>, change: Partial<HiddenIntent> = {}): string[] =>
  checkProse({ ...keeper, tasks: [{ ...base, opening: words(25, 'so'), intents: [{ ...intent, ...change }], ...task }] }).map(({ intent: at, what }) => `${at ?? ''}: ${what}`);
const part = (text: string): Partial<HiddenIntent> => ({ part: { ...intent.part!, text } });

describe('lengths', () => {
  it('at their bounds are well', () => {
    expect(said({})).toEqual([]);
    expect(said({ opening: words(120, 'so') }, { content: words(45), spoken: words(45), ...part(words(120)) })).toEqual([]);
    expect(said({}, { spoken: null, part: null })).toEqual([]);
  });
  it.each([
    [said({ opening: words(24, 'so') }), ': the opening has 24 words; 25 to 120 are asked for'],
    [said({ opening: words(121, 'so') }), ': the opening has 121 words; 25 to 120 are asked for'],
    [said({}, { content: words(7) }), 'salt: content has 7 words; 8 to 45 are asked for'],
    [said({}, { content: words(46) }), 'salt: content has 46 words; 8 to 45 are asked for'],
    [said({}, { spoken: words(7) }), 'salt: x_reply has 7 words; 8 to 45 are asked for'],
    [said({}, { spoken: words(46) }), 'salt: x_reply has 46 words; 8 to 45 are asked for'],
    [said({}, part('')), 'salt: the part has 0 words; 1 to 120 are asked for'],
    [said({}, part(words(121))), 'salt: the part has 121 words; 1 to 120 are asked for'],
  ])('beyond them are told: %#', (faults, says) => expect(faults).toEqual([says]));
});

describe('the opening', () => {
  it('reads no harder than grade 11', () => {
    const hard = `${words(10, 'considerable')} ${words(15, 'so')}`;
    expect(said({ opening: hard })).toEqual([`: the opening reads at grade ${readingGrade(hard).toFixed(1)}; 11 at most is asked for`]);
  });
  it('does not say an intent, in whatever marks and breaks', () => {
    const opening = `${words(20, 'so')} **Start** with the\n*change* of each pond, and then the count! ${words(10, 'so')}`;
    expect(said({ opening }, { content: 'Start with the change of each pond and then the count.' })).toEqual(['salt: stands in the opening']);
    expect(said({ opening }, { content: 'Start with the change of each pond, and then its count.' })).toEqual([]);
  });
});

describe('the reading grade', () => {
  it('is Flesch and Kincaid’s', () => {
    expect(readingGrade('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 10);
    expect(readingGrade('Ecology is botany')).toBeCloseTo(0.39 * 3 + 11.8 * (8 / 3) - 15.59, 10);
    expect(readingGrade('')).toBe(0);
    expect(readingGrade('1, 2; 3!')).toBe(0);
  });
  it('a decimal point ends no sentence; a blank line does, once', () => {
    expect(readingGrade('It is 3.5 m here.')).toBe(readingGrade('It is m here.'));
    for (const two of ['we go. we stay', 'we go\n\nwe stay', 'we go.\n\nwe stay!']) expect(readingGrade(two)).toBe(readingGrade('we go. we stay.'));
    expect(readingGrade('we go. we stay.')).toBeLessThan(readingGrade('we go we stay'));
  });
  it('falls as sentences are cut', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('go', 'pond', 'counter', 'heronry'), { minLength: 2, maxLength: 30 }), (list) => {
      expect(readingGrade(`${list.join('. ')}.`)).toBeLessThan(readingGrade(`${list.join(' ')}.`));
    }));
  });
});

describe('likeness', () => {
  const written = (id: string, opening: string): Task => ({ ...base, id, opening, passive: null, criteria: [], intents: [] });
  const run = (from: number, count: number): string => Array.from({ length: count }, (_, i) => `w${from + i}`).join(' ');
  it('over a fifth of the smaller one’s 5-grams is told, of the later task; a fifth is not', () => {
    // 104 words have 100 5-grams; 24 words shared have 20, 25 have 21.
    const shared = (count: number): Task[] => [written('a', run(0, 104)), written('b', `${run(0, count)} ${run(1000, 104 - count)}`)];
    expect(checkLikeness(shared(24))).toEqual([]);
    expect(checkLikeness(shared(25))).toEqual([{ task: 'b', intent: null, what: 'shares 21 % of its word 5-grams with a' }]);
  });
  it('a small task within a large one is a copy, whichever comes first', () => {
    const [small, large] = [written('small', run(10, 20)), written('large', run(0, 500))];
    for (const tasks of [[small, large], [large, small]]) expect(checkLikeness(tasks)).toMatchObject([{ task: tasks[1]!.id, what: `shares 100 % of its word 5-grams with ${tasks[0]!.id}` }]);
  });
  it('marks and capitals make no difference; fewer than five words are like nothing', () => {
    expect(checkLikeness([written('a', 'One two three four five six.'), written('b', '**one** two, THREE\nfour five six')])).toHaveLength(1);
    expect(checkLikeness([written('a', 'one two three four'), written('b', 'one two three four'), written('c', '')])).toEqual([]);
  });
  it('looks at all that people read: criteria, parts, wishes, examples', () => {
    const copied = run(0, 30);
    const places: readonly Partial<Task>[] = [
      { opening: copied }, { passive: { text: copied, files: [], tools: [] } }, { criteria: [{ text: copied, weight: 1, rule: null }] },
      ...([{ content: copied }, { spoken: copied }, part(copied), ...['does', 'doesNot', 'asks', 'asksNot'].map((key) => ({ examples: { does: [], doesNot: [], asks: [], asksNot: [], [key]: [copied] } }))] as const)
        .map((change): Partial<Task> => ({ intents: [{ ...intent, content: 'x', spoken: null, part: null, examples: null, ...change }] })),
    ];
    for (const place of places) expect(checkLikeness([written('a', copied), { ...written('b', ''), ...place }])).toHaveLength(1);
  });
});
