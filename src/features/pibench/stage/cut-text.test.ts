/** Cuts cover the span without gap or overlap, and each knows every mark that lies over it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

const mark = (intent: string, start: number, end: number) => ({ intent, to: 'asked' as const, start, end });

it('cuts where marks begin and end, overlapping ones too', () => {
  const cuts = cutText('abcdefgh', { start: 0, end: 8 }, [mark('x', 1, 4), mark('y', 3, 6)], '');
  expect(cuts.map(({ start, end, by }) => [start, end, by.map(({ intent }) => intent).join('')])).toEqual([[0, 1, ''], [1, 3, 'x'], [3, 4, 'xy'], [4, 6, 'y'], [6, 8, '']]);
});
it('leaves out marks of elsewhere, and holds those that run over its ends', () => {
  expect(cutText('abcdefgh', { start: 2, end: 5 }, [mark('x', 0, 2), mark('y', 4, 9)], '').map(({ start, end, by }) => [start, end, by.length])).toEqual([[2, 4, 0], [4, 5, 1]]);
});
it('finds words without regard to case, each once', () => {
  expect(cutText('Aa aAa', { start: 0, end: 6 }, [], ' aa ').filter(({ found }) => found).map(({ start, end }) => [start, end])).toEqual([[0, 2], [3, 5]]);
});
it('covers any span', () => {
  fc.assert(fc.property(fc.nat(20), fc.nat(20), fc.array(fc.tuple(fc.nat(24), fc.nat(24))), (a, b, pairs) => {
    const span = { start: Math.min(a, b), end: Math.max(a, b) };
    const cuts = cutText('x'.repeat(20), span, pairs.map(([from, to], i) => mark(`${i}`, from, to)), '');
    for (const [i, { start, end }] of cuts.entries()) expect(start === (cuts[i - 1]?.end ?? span.start) && end > start).toBe(true);
    if (span.end > span.start) expect(cuts.at(-1)!.end).toBe(span.end);
  }));
});
