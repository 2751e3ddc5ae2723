/** Thoughts are marked off where there are any, also where the prompt began them; an answer of an earlier visit is its text. */
import { expect, it } from 'vitest';
import { sky, sum } from '../gallery/example-answers.ts';
import { answerText, writtenText } from './answer-text.ts';

it('is what it says, and all that it wrote', () => {
  const answer = { log: sum, text: '', begun: true };
  const written = writtenText(answer);
  expect(written).toMatch(/^<think>\n[^]+\n<\/think>\n\n[^]+$/);
  expect(written.endsWith(answerText(answer).trim())).toBe(true);
  expect(writtenText({ log: sky, text: '', begun: false })).toBe(answerText({ log: sky, text: '', begun: false }));
  expect(writtenText({ log: sky, text: '', begun: true })).toContain('<think>');
  expect(writtenText({ log: null, text: 'before', begun: false })).toBe('before');
});
