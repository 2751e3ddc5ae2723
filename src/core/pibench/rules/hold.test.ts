/** Each condition: a text in which it holds, with what it rests on, and one close by in which it does not. */
import { describe, expect, it } from 'vitest';
import type { Condition, Detector } from './detector.ts';
import { holds } from './hold.ts';
import { PreparedText } from './prepared-text.ts';

const evidence = (detector: Detector, source: string): string[] | null =>
  holds(detector, { text: new PreparedText(source), path: null, file: () => null, tools: [] })?.map(({ start, end }) => source.slice(start, end)) ?? null;
const held = (condition: Condition, source: string): boolean => evidence({ all: [condition] }, source) !== null;

const TABLE = '| Pond | Count |\n|---|---|\n| Alder | 31 |\n| Birch | 12 |';

describe('a condition', () => {
  it('says: in one block, sentence or section', () => {
    const says = (within?: 'sentence' | 'block' | 'section'): Condition => ({ says: { topic: 'pond', detail: '31', ...(within && { within }) } });
    expect(evidence({ all: [says()] }, 'The **pond** fell. It has 31.')).toEqual(['pond', '31']);
    expect(held(says('sentence'), 'The pond fell. It has 31.')).toBe(false);
    expect(held(says('sentence'), 'It fell. The pond has 31.')).toBe(true);
    expect(held(says(), 'The pond fell.\n\nIt has 31.')).toBe(false);
    expect(held(says('section'), '## The pond\n\n- fell\n- has 31')).toBe(true);
    expect(held(says('section'), '## The pond\n\n- fell\n\n## More\n31')).toBe(false);
    expect(held(says('section'), '## The pond\n### More\n31')).toBe(true);
    expect(held(says(), 'Should I say that the pond has 31?')).toBe(false);
    expect(held(says(), '| Pond | 31 |\n|---|---|\n| a | b |')).toBe(true);
  });

  it('near: so many words apart, either way round', () => {
    const near = (within: number): Condition => ({ near: { a: 'alder', b: '31', within } });
    expect(held(near(2), 'Alder now has 31')).toBe(true);
    expect(held(near(1), 'Alder now has 31')).toBe(false);
    expect(held(near(1), '31 in Alder')).toBe(true);
    expect(held(near(9), 'Alder.\n\n31')).toBe(false);
    expect(evidence({ all: [near(0)] }, 'Alder a b, Alder 31')).toEqual(['Alder', '31']);
  });

  it('table: its columns, rows, cells', () => {
    expect(evidence({ all: [{ table: { columns: ['pond', 'count'], minRows: 2, cells: '31' } }] }, TABLE)).toEqual(['Pond', 'Count', '31']);
    expect(held({ table: { columns: ['pond', 'change'] } }, TABLE)).toBe(false);
    expect(held({ table: { columns: ['pond'], minRows: 3 } }, TABLE)).toBe(false);
    expect(held({ table: { columns: ['pond'], cells: 'pond' } }, TABLE)).toBe(false);
  });

  it('list: so many items, with what hangs below them', () => {
    const list = '- Alder\n  - owner Ann\n- Birch\n  - owner Bo\n- Cedar';
    expect(held({ list: { min: 3, max: 3 } }, list)).toBe(true);
    expect(held({ list: { min: 4 } }, list)).toBe(false);
    expect(held({ list: { re: 'owner', min: 2 } }, list)).toBe(true);
    expect(held({ list: { re: 'owner', min: 3 } }, list)).toBe(false);
    expect(held({ list: {} }, 'none')).toBe(false);
    expect(held({ list: { min: 2 } }, 'Please tell me:\n- one\n- two')).toBe(false);
  });

  it('heading: first, last, any', () => {
    const text = 'Hi\n\n# One\nx\n\n**Two**\ny';
    expect([held({ heading: { re: 'two' } }, text), held({ heading: { re: 'two', position: 'first' } }, text), held({ heading: { re: 'two', position: 'last' } }, text)]).toEqual([true, false, true]);
    expect(held({ heading: { re: 'x' } }, text)).toBe(false);
  });

  it('opens, closes: without headings and questions; a table counts as one', () => {
    const text = `# Birch\n\n${TABLE}\n\nMiddle\n\n- first\n- last\n\nShall I go on?`;
    expect(held({ opens: 'birch' }, text)).toBe(true);
    expect(held({ opens: 'middle' }, text)).toBe(false);
    expect(held({ closes: 'first' }, text)).toBe(true);
    expect(held({ closes: 'go on' }, text)).toBe(false);
  });

  it('order, count', () => {
    expect(held({ order: ['a\\b', 'b\\b', 'c\\b'] }, 'a b\n\nc a')).toBe(true);
    expect(held({ order: ['b\\b', 'a\\b'] }, 'a b a')).toBe(false);
    expect(held({ count: { re: 'alder', min: 2, max: 2 } }, 'Alder and alder')).toBe(true);
    expect(held({ count: { re: 'alder' } }, 'x')).toBe(false);
    expect(held({ count: { re: 'alder', max: 1 } }, 'x')).toBe(true);
  });

  it.each([
    ['in 10-15 minutes', 'minute', 15, 15], ['12km', 'km', 12, 12], ['1,250 euro', 'euro', 1250, 1250], ['5%', '%', 5, 5], ['twenty-one short days', 'day', 21, 21], ['-3 degrees', 'degree', -3, -3],
    ['it takes 2.5 whole hours', 'hour', 2.5, 2.5],
  ])('number: %s', (text, unit, min, max) => { expect(held({ number: { unit, min, max } }, text)).toBe(true); });

  it('number: not out of range, too far away or behind', () => {
    expect(held({ number: { unit: 'minute', max: 5 } }, '12 minutes')).toBe(false);
    expect(held({ number: { unit: 'minute' } }, '12 of the best minutes')).toBe(false);
    expect(held({ number: { unit: 'minute' } }, 'minutes: 12')).toBe(false);
  });

  it('words: of the whole text', () => {
    expect(held({ words: { min: 3, max: 3 } }, 'one **two**\n\nthree')).toBe(true);
    expect(held({ words: { max: 2 } }, 'one two three')).toBe(false);
  });

  it('file and tool', () => {
    const around = {
      text: new PreparedText('Done.'), path: null, file: (path: string) => (path === 'a.md' ? new PreparedText('Alder 31', { file: 'a.md' }) : null),
      tools: [{ name: 'mail__create_draft', args: { to: 'Ann <ann@x.example>', people: ['Bo'] } }],
    };
    expect(holds({ all: [{ file: { path: 'a.md', all: [{ near: { a: 'alder', b: '31', within: 1 } }] } }] }, around)).toEqual([{ start: 0, end: 5, file: 'a.md' }, { start: 6, end: 8, file: 'a.md' }]);
    expect(holds({ all: [{ file: { path: 'b.md' } }] }, around)).toBeNull();
    expect(holds({ all: [{ tool: { name: 'mail__create_draft', args: { to: 'ann@', people: 'bo' } } }] }, around)).toEqual([]);
    expect(holds({ all: [{ tool: { name: 'mail__create_draft', args: { cc: 'ann' } } }] }, around)).toBeNull();
    expect(holds({ all: [{ tool: { name: 'mail__send' } }] }, around)).toBeNull();
  });

  it('all, any, none, veto, nested', () => {
    const alder: Condition = { count: { re: 'alder' } };
    const birch: Condition = { count: { re: 'birch' } };
    expect(evidence({ any: [alder, birch] }, 'birch')).toEqual(['birch']);
    expect(evidence({ any: [alder] }, 'birch')).toBeNull();
    expect(evidence({ all: [alder], none: [birch] }, 'alder, birch')).toBeNull();
    expect(evidence({ all: [{ any: [{ all: [alder, birch] }, { none: [alder] }] }] }, 'cedar')).toEqual([]);
    expect(evidence({ all: [alder], veto: 'no alder' }, 'There is no alder.')).toBeNull();
    expect(evidence({ all: [alder], veto: 'no alder' }, 'Alder. Is there no alder?')).toEqual(['Alder']);
  });
});
