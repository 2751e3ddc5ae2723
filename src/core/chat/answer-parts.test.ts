/** Answers without thoughts, in the middle of them, behind them, with empty ones, and where the prompt began them. */
import { expect, it } from 'vitest';
import { answerParts } from './answer-parts.ts';

it.each([
  ['no thoughts', 'Hello <think>', false, { thought: null, thinking: false, answer: 'Hello <think>' }],
  ['thinking', '\n<think>\nWell', false, { thought: 'Well', thinking: true, answer: '' }],
  ['thought', '<think>\nWell\n</think>\n\nYes', false, { thought: 'Well', thinking: false, answer: 'Yes' }],
  ['thoughts left empty', '<think>\n\n</think>\n\nYes', false, { thought: null, thinking: false, answer: 'Yes' }],
  ['begun by the prompt', 'Well', true, { thought: 'Well', thinking: true, answer: '' }],
  ['begun by the prompt and ended', 'Well</think>Yes', true, { thought: 'Well', thinking: false, answer: 'Yes' }],
  ['nothing yet', '', false, { thought: null, thinking: false, answer: '' }],
])('%s', (_, text, begun, parts) => expect(answerParts(text, begun)).toEqual(parts));
