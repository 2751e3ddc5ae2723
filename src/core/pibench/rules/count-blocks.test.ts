/** What counts as a block and as a question, and which evidence makes a block serve. */
import { expect, it } from 'vitest';
import type { Verdict } from '../judge.ts';
import { countBlocks } from './count-blocks.ts';

const MESSAGE = '# Ponds\n\nAlder fell.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\nShall I go on? Which unit?';
const yes = (word: string, file?: string): Verdict => ({
  yes: true, evidence: [{ start: MESSAGE.indexOf(word), end: MESSAGE.indexOf(word) + word.length, ...(file !== undefined && { file }) }],
});
const count = (verdicts: readonly Verdict[]) => countBlocks({ message: MESSAGE, userSaid: [] }, verdicts);

it('counts a list and a table once each, and no heading or question as a block', () => {
  expect(count([])).toEqual({ questions: 2, blocks: 3, servingBlocks: 0 });
});

it('counts a block once however much evidence it holds, and none of a file, a heading or a no', () => {
  expect(count([yes('one'), yes('two'), yes('| c')]).servingBlocks).toBe(2);
  expect(count([yes('one', 'a.md'), yes('Ponds'), { ...yes('Alder'), yes: false }]).servingBlocks).toBe(0);
});

it('takes an empty message', () => {
  expect(countBlocks({ message: '', userSaid: [] }, [])).toEqual({ questions: 0, blocks: 0, servingBlocks: 0 });
});
