/** What goes first from a conversation that is too long: old results of tools, then old messages; what always stays; calls are never torn from results. */
import { expect, it } from 'vitest';
import type { ChatMessage } from '#endpoint/chat-request.ts';
import { LEFT_OUT, trimmedMessages } from './trimmed-messages.ts';

const x = 'x'.repeat(100);
const talk: readonly ChatMessage[] = [{ role: 'system', content: x }, { role: 'user', content: x }, { role: 'assistant', content: x }, { role: 'user', content: x }];
const tools: readonly ChatMessage[] = [
  { role: 'assistant', content: '', calls: [{ id: 'a', name: 'f', args: '{}' }] }, { role: 'tool', call: 'a', content: x }, { role: 'assistant', content: '', calls: [{ id: 'b', name: 'f', args: '{}' }] }, { role: 'tool', call: 'b', content: x },
];

it('leaves alone what fits', () => {
  expect(trimmedMessages(talk, 400)).toEqual(talk);
});

it('takes an old result before a message, and never the last one', () => {
  const kept = trimmedMessages([...talk, ...tools], 550);
  expect(kept.map(({ content }) => content)).toEqual([x, x, x, x, '', LEFT_OUT, '', x]);
  expect(kept).toHaveLength(8);
});

it('takes messages behind the opening, but no call without its result, though it stays too long', () => {
  const kept = trimmedMessages([...talk, ...tools], 1);
  expect(kept.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant', 'tool']);
});
