/** The rule "specific, not vague", condition by condition, and patterns that are refused wherever they stand. */
import { describe, expect, it } from 'vitest';
import type { Condition, Detector } from './detector.ts';
import { lintDetector, lintPatterns, lintQuestion } from './lint-detector.ts';

const SAYS: Condition = { says: { topic: 'pond', detail: '31' } };
const VAGUE: Condition = { count: { re: 'pond' } };

describe('a detector', () => {
  it.each<Detector>([
    { all: [VAGUE, SAYS] }, { any: [SAYS, { near: { a: 'a', b: 'b', within: 3 } }] }, { all: [{ any: [SAYS, { number: { unit: 'km' } }] }] }, { all: [{ table: { columns: ['a', 'b'] } }] },
    { all: [{ table: { columns: ['a'], cells: 'b' } }] }, { all: [{ order: ['a', 'b'] }] }, { all: [{ file: { path: 'a.md', all: [SAYS] } }] }, { all: [{ tool: { name: 'x', args: { to: 'a' } } }] },
  ])('is specific: %j', (detector) => { expect(lintDetector(detector)).toEqual([]); });

  it.each<Detector>([
    {}, { all: [VAGUE] }, { any: [SAYS, VAGUE] }, { none: [SAYS] }, { all: [{ none: [SAYS] }] }, { all: [{ table: { columns: ['a'] } }] }, { all: [{ order: ['a'] }] },
    { all: [{ file: { path: 'a.md' } }] }, { all: [{ tool: { name: 'x' } }] }, { all: [{ opens: 'a' }, { closes: 'b' }, { heading: { re: 'c' } }, { list: { re: 'd' } }, { words: { max: 3 } }] },
  ])('is vague: %j', (detector) => { expect(lintDetector(detector)).toEqual([expect.stringContaining('vague answer')]); });

  it('names refused patterns, also in a file, a veto, arguments and below none', () => {
    const bad: Detector = { all: [{ file: { path: 'a', all: [SAYS], veto: '(a' } }, { tool: { name: 'x', args: { to: 'b*' } } }], none: [{ opens: 'a(?=b)' }], veto: '(c' };
    expect(lintPatterns(bad)).toEqual([expect.stringContaining("'(a'"), expect.stringContaining("'b*'"), expect.stringContaining("'a(?=b)'"), expect.stringContaining("'(c'")]);
  });

  it('wants a topic that is not the detail', () => {
    expect(lintDetector({ all: [{ says: { topic: 'a', detail: 'a' } }] })).toEqual([expect.stringContaining('adds nothing')]);
    expect(lintDetector({ all: [{ near: { a: 'a', b: 'a', within: 2 } }] })).toEqual([expect.stringContaining('adds nothing')]);
  });
});

it('a question needs a topic and another word as its aspect', () => {
  expect(lintQuestion({ topic: ['a'], aspect: ['b'] })).toEqual([]);
  expect(lintQuestion({ topic: ['a'], aspect: [] })).toHaveLength(1);
  expect(lintQuestion({ topic: ['a', 'b'], aspect: ['b', '(c'] })).toHaveLength(2);
});
