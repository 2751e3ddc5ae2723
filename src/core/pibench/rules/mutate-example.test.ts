/** Which texts an example loses its details to, by condition. */
import { describe, expect, it } from 'vitest';
import type { Condition, Conditions } from './detector.ts';
import { mutateExample, mutateQuestion } from './mutate-example.ts';

const SAYS: Condition = { says: { topic: 'pond', detail: 'chang' } };
const texts = (example: string, detector: Conditions, file?: string): string[] => mutateExample(example, detector, file).map(({ text }) => text);

describe('an example without its detail', () => {
  it('loses whole words, everywhere, marks and all else staying', () => {
    expect(texts('Each **pond** changed.\n\nThe *change* is 3.', { all: [SAYS] })).toEqual(['Each **pond** .\n\nThe ** is 3.']);
  });

  it('loses a column, cells, a figure, one of an order, either of two near ones', () => {
    expect(texts('| Pond | Count |\n|---|---|\n| a | 31 |', { all: [{ table: { columns: ['pond', 'count'], cells: '31' } }] }))
      .toEqual(['|  | Count |\n|---|---|\n| a | 31 |', '| Pond |  |\n|---|---|\n| a | 31 |', '| Pond | Count |\n|---|---|\n| a |  |']);
    expect(texts('in 10 minutes', { all: [{ number: { unit: 'minute' } }] })).toEqual(['in  minutes']);
    expect(texts('a then b', { all: [{ order: ['a', 'b'] }] })).toEqual([' then b', 'a then ']);
    expect(texts('a then b', { all: [{ near: { a: 'a', b: 'b', within: 2 } }] })).toEqual([' then b', 'a then ']);
  });

  it('of several that must hold loses one at a time, of alternatives all at once', () => {
    const other: Condition = { says: { topic: 'pond', detail: 'count' } };
    expect(texts('pond change count', { all: [SAYS, other] })).toEqual(['pond  count', 'pond change ']);
    expect(texts('pond change count', { any: [SAYS, other] })).toEqual(['pond  ']);
    expect(texts('pond change', { any: [SAYS, { opens: 'pond' }] })).toEqual([]);
  });

  it('loses nothing where nothing was found or no detail is asked for', () => {
    expect(texts('alder', { all: [SAYS] })).toEqual([]);
    expect(texts('pond change', { none: [SAYS], all: [{ opens: 'pond' }] })).toEqual([]);
  });

  it('also as the text of a file', () => {
    expect(texts('Pond,Count\na,31', { all: [{ file: { path: 'a.csv', all: [{ table: { columns: ['pond', 'count'] } }] } }] }, 'a.csv')).toEqual([',Count\na,31', 'Pond,\na,31']);
  });

  it('loses what stands together only after a deletion', () => {
    expect(texts('pond chang-chang', { all: [{ says: { topic: 'pond', detail: 'chang-?' } }] })).toEqual(['pond ']);
  });
});

it('a question loses its aspects', () => {
  expect(mutateQuestion('Should each pond come with the change?', { topic: ['pond'], aspect: ['table', 'chang'] }).map(({ text }) => text)).toEqual(['Should each pond come with the ?']);
});
