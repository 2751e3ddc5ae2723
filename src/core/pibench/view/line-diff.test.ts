/** The lines that stay and come make the new file, those that stay and go the old one; a huge pair is not compared line by line. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDiff, type DiffLine } from './line-diff.ts';

const without = (kind: DiffLine['kind'], lines: readonly DiffLine[]): string => lines.filter((line) => line.kind !== kind).map(({ text }) => text).join('\n');

it('gives both files back, whatever they are', () => {
  const file = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 9 }).map((lines) => lines.join('\n'));
  fc.assert(fc.property(file, file, (before, after) => {
    const lines = lineDiff(before, after);
    expect([without('added', lines), without('removed', lines)]).toEqual([before, after]);
    if (before === after) expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
  }));
});

it('keeps what is common, and changes as little as there is', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc').map(({ kind, text }) => kind + text)).toEqual(['samea', 'removedb', 'addedx', 'samec']);
});

it('replaces a huge file whole', () => {
  const long = 'line\n'.repeat(1200);
  expect(new Set(lineDiff(long, long).map(({ kind }) => kind))).toEqual(new Set(['removed', 'added']));
});
