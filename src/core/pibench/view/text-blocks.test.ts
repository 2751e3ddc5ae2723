/** Blocks cover a message's words at the places where they stand; what is no Markdown stays as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, piecesOf, type Block, type Span } from './text-blocks.ts';

const spansOf = (block: Block): readonly Span[] => (block.kind === 'list' ? block.items : block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.span]);
const told = (text: string) => blocksOf(text).map((block) => [block.kind, ...spansOf(block).map(({ start, end }) => text.slice(start, end))]);

describe('blocks', () => {
  it('are headings, paragraphs, lists, tables and code', () => {
    expect(told('# Title\nOne\ntwo\n\n- a\n  more\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n```\nraw | text\n```\nend')).toEqual([
      ['heading', 'Title'], ['paragraph', 'One\ntwo'], ['list', 'a\n  more', 'b'], ['table', 'x', 'y', '1', '2'], ['code', 'raw | text'], ['paragraph', 'end'],
    ]);
  });
  it('do with what breaks off while it is written', () => {
    expect(told('```\nhalf')).toEqual([['code', 'half']]);
    expect(told('```')).toEqual([['code', '']]);
    expect(told('| a | b')).toEqual([['table', 'a', 'b']]);
    expect(told('|---|')).toEqual([['table']]);
    expect(told('')).toEqual([]);
  });
  it('lose no word of any text, and stand in order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '# b', '- c', '1. d', '| e | f |', '', '```', '**g**', ' h'), { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      const spans = blocksOf(text).flatMap(spansOf);
      const shown = spans.map(({ start, end }) => text.slice(start, end)).join(' ');
      for (const letter of 'abcdefgh') expect(shown.split(letter).length).toBe(text.split(letter).length);
      for (const [i, { start, end }] of spans.entries()) expect(start >= (spans[i - 1]?.end ?? 0) && end >= start && end <= text.length).toBe(true);
    }));
  });
});

it('pieces drop the signs of what is strong or code, and nothing else', () => {
  const text = 'x **bold** y `code` **open';
  expect(piecesOf(text, { start: 0, end: text.length }).map(({ start, end, look }) => [text.slice(start, end), look])).toEqual([['x ', 'plain'], ['bold', 'strong'], [' y ', 'plain'], ['code', 'code'], [' **open', 'plain']]);
});
