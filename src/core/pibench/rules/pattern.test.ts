/** Patterns: what is refused and why, that ours finds what the built-in engine finds, and that no pattern can hang. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFault, programOf } from './pattern.ts';
import { findAll, lowerOf, matchesText, startsOf, stretchesOf } from './pattern-search.ts';

const find = (pattern: string, plain: string): string[] => {
  const text = lowerOf(plain);
  return findAll(programOf(pattern), stretchesOf(text, startsOf(text), [{ from: 0, to: text.length }])).map(({ from, to }) => plain.slice(from, to));
};

/** The built-in engine with the leading word boundary of the contract. */
const builtIn = (pattern: string, text: string): string[] => text.match(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, 'giu')) ?? [];

describe('a pattern', () => {
  it('begins at the beginning of a word and may end inside one', () => {
    expect(find('deadline', 'Deadlines: the deadline.')).toEqual(['Deadline', 'deadline']);
    expect(find('able', 'a table is able')).toEqual(['able']);
    expect(find('12\\b', '120, 12, 12b')).toEqual(['12']);
    expect(find('été\\b', 'ÉTÉ étés')).toEqual(['ÉTÉ']);
  });

  it.each([
    ['a'.repeat(201), /201 characters/u],
    ['(', /valid regular expression/u],
    ['a(?=b)', /looks ahead/u],
    ['(?<!a)b', /looks ahead/u],
    ['(a)\\1', /refers back/u],
    ['(?<n>a)\\k<n>', /refers back/u],
    ['(?:a+)+', /repeat itself/u],
    ['(?:a|b*c)+', /repeat itself/u],
    ['(?:x(?:a|b{2,}))*', /repeat itself/u],
    ['(?:a|)+b', /may be empty/u],
    ['a*b*c*d*e', /more than 3/u],
    ['a*', /nothing at all/u],
    ['(?:[a-z]{90}){20}', /repeat itself/u],
    ['(?:abcdefghij){900}', /too large/u],
  ])('refuses %s', (pattern, why) => { expect(patternFault(pattern)).toMatch(why); });

  it('takes an option inside a repeat, named groups, classes, escapes', () => {
    expect(find('(?:\\d\\d[.:]?){2}', 'at 10:30')).toEqual(['10:30']);
    expect(find('(?<unit>km|miles?)\\b', '5 miles, 3 km, 2 kmh')).toEqual(['miles', 'km']);
    expect(find('[^a\\]]x|\\u0041\\.', 'bx ax A.')).toEqual(['bx', 'A.']);
  });

  const piece = fc.constantFrom('a', 'b', 'ab', '.', '\\d', '[ab]', '[^a]', '\\s', '\\w', '\\b', '(?:a|ab)', '(b|a b)', 'é', '$', '^', '\\.', '-');
  const mark = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '*?', '+?', '??');
  const pattern = fc.array(fc.array(fc.tuple(piece, mark), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
    .map((options) => options.map((chain) => chain.map(([p, m]) => p + m).join('')).join('|'));

  it('finds what the built-in engine finds', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'A', '1', '.', '-', 'é', '_'), { maxLength: 30 }).map((chars) => chars.join(''));
    fc.assert(fc.property(pattern, text, (source, plain) => {
      // The built-in `\b` takes é for the end of a word; ours does not.
      fc.pre(patternFault(source) === null && !(source.includes('\\b') && plain.includes('é')));
      expect(find(source, plain)).toEqual(builtIn(source, plain));
    }), { numRuns: 800 });
  });

  it('finds the same once it notes what it has tried', () => {
    const text = `${'a '.repeat(40)}b${' ab'.repeat(30)}`;
    fc.assert(fc.property(pattern, (source) => {
      fc.pre(patternFault(source) === null);
      expect(find(source, text)).toEqual(builtIn(source, text));
    }), { numRuns: 300 });
  });

  it.each([
    ['.*.*.*x', 'a '], ['\\s*\\s*\\s*x', ' '], ['a?'.repeat(60) + 'a'.repeat(40) + 'b', 'a'], ['(?:a|a)'.repeat(25) + 'b', 'a'], ['.{0,150}.{0,150}.{0,150}x', 'a b'],
    ['[a ]+[a ]+[a ]+$', 'a b'], ['(?:a|a ?|a b)+c', 'a b '], ['a.*x|a', 'a '],
  ])('ends with %s on 20,000 characters', (source, unit) => {
    expect(patternFault(source)).toBeNull();
    expect(Array.isArray(find(source, unit.repeat(20_000 / unit.length)))).toBe(true);
  });

  it('ends whatever the pattern', () => {
    const nasty = fc.array(fc.tuple(fc.constantFrom('a', '.', '[^x]', '\\s', '(?:a|a)', '(?:a |a)', 'a?'), fc.constantFrom('', '*', '+', '?', '{0,40}')), { minLength: 1, maxLength: 20 })
      .map((chain) => `${chain.map(([p, m]) => (p === 'a?' ? p : p + m)).join('')}x`);
    fc.assert(fc.property(nasty, fc.constantFrom('a', 'a ', ' ', 'aaa '), (source, unit) => {
      if (patternFault(source) === null) find(source, unit.repeat(20_000 / unit.length));
    }), { numRuns: 15 });
  });

  it('matches a text by itself, such as an argument', () => {
    expect(matchesText(programOf('draft-\\d'), 'DRAFT-1')).toBe(true);
  });
});
