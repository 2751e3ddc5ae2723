/** What a message is taken apart into: blocks, sentences, questions, echoes, and that every place leads back into the message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PreparedText } from './prepared-text.ts';
import { sentencesOf } from './sentences.ts';

const says = (text: PreparedText): string[] => text.blocks.flatMap(({ says: spans }) => spans.map(({ from, to }) => text.text.slice(from, to).trim()));
const asks = (source: string): string[] => {
  const text = new PreparedText(source);
  return text.questions.map(({ spans }) => spans.map(({ from, to }) => text.text.slice(from, to)).join(' / '));
};

describe('a prepared text', () => {
  it('knows headings, also one in bold alone or underlined, items in items, rows, code', () => {
    const text = new PreparedText('# A\nB\nstill B\n\n**C:**\n- d\n  more d\n  * e\n\n  again e\n1. f\n\nUnder\n---\n| g | h |\n|--|:-:|\n| i | **j** |\n\n```\nif a:\n  b\n```\n***\nz');
    expect(text.blocks.map(({ kind, level, depth, from, to }) => [kind, level + depth, text.text.slice(from, to)])).toEqual([
      ['heading', 1, 'a'], ['paragraph', 0, 'b still b'], ['heading', 7, 'c:'], ['item', 0, 'd more d'], ['item', 1, 'e again e'], ['item', 0, 'f'],
      ['heading', 2, 'under'], ['head', 0, 'g | h'], ['row', 0, 'i | j'], ['code', 0, 'if a:\nb'], ['paragraph', 0, 'z'],
    ]);
    expect(new Set(text.blocks.slice(3, 5).map(({ unit }) => unit)).size).toBe(1);
    expect(text.blocks[5]!.unit).not.toBe(text.blocks[3]!.unit);
    expect(text.sections).toEqual([{ from: 0, to: 11 }, { from: 2, to: 6 }, { from: 6, to: 11 }]);
  });

  it('takes empty cells, escaped bars and rows without outer bars', () => {
    const text = new PreparedText('a | b | c\n---|---|---\n1 | | 3\\|4');
    expect(text.blocks[1]!.cells.map(({ from, to }) => text.text.slice(from, to))).toEqual(['1', '', '3|4']);
  });

  it('reads a CSV file as a table', () => {
    const text = new PreparedText('Pond,"Count, all"\nAlder,31\n', { file: 'a.csv' });
    expect(text.blocks.map(({ kind, cells }) => [kind, ...cells.map(({ from, to }) => text.text.slice(from, to))])).toEqual([['head', 'pond', 'count, all'], ['row', 'alder', '31']]);
  });

  it.each([
    ['It is 3.5 kg, e.g. in Alder. At 9.30 a.m. we left. See Fig. 3 and Mr. Reed.', ['It is 3.5 kg, e.g. in Alder.', 'At 9.30 a.m. we left.', 'See Fig. 3 and Mr. Reed.']],
    ['On 3. March J. Reed came! "Really?" Yes… no.', ['On 3. March J. Reed came!', '"Really?"', 'Yes… no.']],
    ['Due 2.5. Then 12.', ['Due 2.5.', 'Then 12.']],
  ])('splits %s', (source, expected) => { expect(sentencesOf(source).map(({ from, to }) => source.slice(from, to))).toEqual(expected); });

  it.each([
    'Should each count come in a table?', 'Shall I sort by change', 'Would you like the units in kilos.', 'So, do you prefer a table?', 'Please confirm the date.',
    'Let me know whether the table should go first.', 'I can add a chart if you like.', 'Want me to add the change?', 'If you want, I can sort it.', 'Happy to add it if that helps.',
    'Which of the two ponds would you like first', 'Before I start, should I use kilos?',
  ])('takes for a question: %s', (source) => {
    expect(asks(source)).toHaveLength(1);
    expect(says(new PreparedText(source))).toEqual([]);
  });

  it.each(['The order you like is below.', 'Guests may ask "is there parking?"', 'I sorted it by what should come first.', 'If you open the file, the table is on top.', 'We should meet.', 'May I ask you to keep it at home for now.'])(
    'takes for a statement: %s', (source) => { expect(asks(source)).toEqual([]); });

  it('keeps the statement before a question in one sentence', () => {
    const source = 'I put the change into the table; should I sort it?';
    expect(says(new PreparedText(source))).toEqual(['i put the change into the table;']);
    expect(asks(source)).toEqual([source.toLowerCase()]);
  });

  it('asks each item behind a colon, and once where a list is to choose from', () => {
    expect(asks('Before I go on, please tell me:\n- the unit\n- the date\n\nDone.')).toEqual(['before i go on, please tell me: / the unit', 'before i go on, please tell me: / the date']);
    expect(asks('Which order do you prefer?\n1. by count\n2. by name')).toEqual(['which order do you prefer? / by count / by name']);
    expect(says(new PreparedText('The ponds are:\n- Alder'))).toEqual(['the ponds are:', 'alder']);
  });

  it('asks nothing in a draft: code, a quote, a file', () => {
    for (const text of [new PreparedText('```\nCould you come?\n```'), new PreparedText('> Could you come?'), new PreparedText('Could you come?', { file: 'a.md' })]) {
      expect([text.questions.length, says(text)]).toEqual([0, ['could you come?']]);
    }
  });

  it('ignores the words of the user in quotes, not a short or a new quote', () => {
    const userSaid = ['Please write a short summary for the reserve team by Friday.'];
    expect(says(new PreparedText('You asked for “a short summary for the reserve team”. Done.', { userSaid }))).toEqual(['you asked for', '. done.']);
    expect(says(new PreparedText('> Please write a short summary for the reserve team\n\nDone.', { userSaid }))).toEqual(['done.']);
    expect(says(new PreparedText('The "reserve team" gets "the first draft of the count".', { userSaid }))).toHaveLength(1);
  });

  it('drops marks, keeps snakes and sums', () => {
    const text = new PreparedText('A **bold** [link](http://a.b) `co_de` _em_ snake_case 3 * 4 <br>x &\u00a0ﬁne it’s 10–15');
    expect(text.text).toBe("a bold link co_de em snake_case 3 * 4 x & fine it's 10-15");
  });

  it('leads back into the message', () => {
    const source = 'Mark **Alder** and ﬁne İstanbul *cafe\u0301* end';
    const text = new PreparedText(source);
    const back = (pattern: string): string => {
      const { start, end } = text.inSource(text.matches(pattern)[0]!);
      return source.slice(start, end);
    };
    expect(['alder', 'fine', 'café', 'end'].map(back)).toEqual(['Alder', 'ﬁne', 'cafe\u0301', 'end']);
  });

  it('takes any text, with all places in order and inside', () => {
    const piece = fc.constantFrom('# ', '- ', '  ', '| a | b |', '\n', '\n\n', '```', '> ', '**', '_', '"', '?', '. ', 'İ', 'ﬁ', 'word ', '1. ', '|--|--|', '[a](b)', '<br>', '\\', '😀', ': ');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 40 }).map((all) => all.join('')), (source) => {
      const text = new PreparedText(source, { userSaid: [source] });
      let last = 0;
      for (let at = 0; at < text.text.length; at += 1) {
        const { start, end } = text.inSource({ from: at, to: at + 1 });
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(source.length);
        last = start;
      }
      for (const { from, to } of text.blocks) expect(from).toBeLessThan(to);
    }), { numRuns: 400 });
  });
});
