/** Detectors from a file: each condition is taken as it is, each slip is named where it stands, and nothing deep, large or endless is read. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Detector } from './detector.ts';
import { DetectorSchema, QuestionDetectorSchema } from './detector-schema.ts';

const faults = (input: unknown): string[] =>
  v.safeParse(DetectorSchema, input).issues?.map((issue) => `${issue.path?.map(({ key }) => String(key)).join('.') ?? ''}: ${issue.message}`) ?? [];

describe('a detector from a file', () => {
  it('may have every condition', () => {
    const detector: Detector = {
      all: [
        { says: { topic: 'a', detail: 'b', within: 'section' } }, { near: { a: 'a', b: 'b', within: 3 } }, { table: { columns: ['a', 'b'], minRows: 2, cells: 'c' } }, { list: { re: 'a', min: 1, max: 2 } },
        { heading: { re: 'a', position: 'first' } }, { opens: 'a' }, { closes: 'b' }, { order: ['a', 'b'] }, { count: { re: 'a', max: 0 } }, { number: { unit: 'km', min: -1.5 } }, { words: { max: 9 } },
      ],
      any: [{ file: { path: 'a.md', all: [{ opens: 'a' }], veto: 'b' } }, { tool: { name: 'mail__send', args: { id: 'draft-1' } } }, { all: [{ any: [{ opens: 'a' }] }] }],
      none: [{ opens: 'c' }], veto: 'd',
    };
    expect(v.parse(DetectorSchema, detector)).toEqual(detector);
  });

  it.each<[unknown, RegExp]>([
    [{ al: [] }, /^al: There is no key "al" here; the keys are all, any, none, veto/u],
    [{ all: [{ sayz: {} }] }, /^all\.0: A condition is one of says, .* This one has sayz\./u],
    [{ all: [{ says: { topic: 'a', detial: 'b' } }] }, /^all\.0\.says\.detail: The key "detail" is missing/u],
    [{ all: [{ opens: 'a', closes: 'b' }] }, /^all\.0\.closes: There is no key "closes" here/u],
    [{ all: [{ says: { topic: 'a', detail: '(' } }] }, /^all\.0\.says\.detail: The pattern '\(' is refused/u],
    [{ all: [{ near: { a: 'a', b: 'b', within: 'three' } }] }, /within: A number belongs here/u],
    [{ all: [{ heading: { re: 'a', position: 'top' } }] }, /position: It is first, last or any/u],
    [{ all: [{ file: { path: 'a', everything: [] } }] }, /everything/u],
    [{ all: [{ all: [{ opens: 3 }] }] }, /^all\.0\.all\.0\.opens: A pattern is a text/u],
    [{ all: [{}] }, /This one has nothing/u],
    [{ all: [] }, /At least one condition/u],
    [{ all: ['a'] }, /^all\.0: A condition is one of/u],
    [{}, /needs at least one of/u],
    [null, /belongs here/u],
    ['a', /belongs here/u],
  ])('refuses %j', (input, what) => { expect(faults(input).join('\n')).toMatch(what); });

  it('refuses what is too deep, too large or endless', () => {
    const deep = Array.from({ length: 12 }).reduce<unknown>((inner) => ({ all: [inner] }), { opens: 'a' });
    const endless: { all: unknown[] } = { all: [] };
    endless.all.push(endless);
    const large = { all: Array.from({ length: 500 }, () => ({ opens: 'a' })) };
    for (const input of [deep, endless, large]) expect(faults(input)).toEqual([expect.stringContaining('too deeply')]);
    expect(faults({ all: Array.from({ length: 17 }, () => ({ opens: 'a' })) })).toEqual([expect.stringContaining('too many')]);
  });
});

it('a question from a file has topics and aspects', () => {
  expect(v.is(QuestionDetectorSchema, { topic: ['a'], aspect: ['b'] })).toBe(true);
  for (const input of [{ topic: ['a'] }, { topic: ['a'], aspect: [] }, { topic: 'a', aspect: ['b'] }, { topic: ['a'], aspect: ['b'], style: 'options' }]) expect(v.is(QuestionDetectorSchema, input)).toBe(false);
});
