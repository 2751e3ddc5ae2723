/** Calls in pieces by index, without one, all with the same one, without an id, with arguments that are no text; contents in lists; counts. */
import { expect, it } from 'vitest';
import { AnswerPieces, type Answer, type Chunk } from './answer-pieces.ts';

type Delta = NonNullable<NonNullable<NonNullable<Chunk['choices']>[number]>['delta']>;
const answerOf = (...deltas: Delta[]): Answer => {
  const pieces = new AnswerPieces();
  for (const delta of deltas) pieces.add({ choices: [{ delta }] });
  return pieces.answer();
};

it('puts pieces of two calls together by their index, though they mix', () => {
  const { calls } = answerOf(
    { tool_calls: [{ index: 0, id: 'a', function: { name: 'read', arguments: '{"p' } }] }, { tool_calls: [{ index: 1, id: 'b', function: { name: 'list', arguments: '' } }] },
    { tool_calls: [{ index: 0, function: { arguments: '":1}' } }, { index: 1, function: { arguments: '{}' } }] },
  );
  expect(calls).toEqual([{ id: 'a', name: 'read', args: '{"p":1}' }, { id: 'b', name: 'list', args: '{}' }]);
});

it('tells calls apart by their ids where the index does not', () => {
  const whole = (id: string, name: string, index?: number): Delta => ({ tool_calls: [{ ...(index !== undefined && { index }), id, function: { name, arguments: `{"of":"${id}"}` } }] });
  for (const index of [undefined, 0]) expect(answerOf(whole('a', 'read', index), whole('b', 'list', index)).calls.map(({ id, args }) => [id, args])).toEqual([['a', '{"of":"a"}'], ['b', '{"of":"b"}']]);
  expect(answerOf({ tool_calls: [{ id: 'a', function: { name: 'read', arguments: '{' } }] }, { tool_calls: [{ function: { arguments: '}' } }] }).calls).toEqual([{ id: 'a', name: 'read', args: '{}' }]);
});

it('names calls that have no id, leaves out those without a name, and takes arguments that are an object', () => {
  expect(answerOf({ tool_calls: [{ index: 0, function: { name: 'read', arguments: { path: 'a' } } }, { index: 1, function: { name: 'list' } }, { index: 2, id: 'c' }] }).calls)
    .toEqual([{ id: 'call-1', name: 'read', args: '{"path":"a"}' }, { id: 'call-2', name: 'list', args: '{}' }]);
});

it('keeps thoughts apart, and counts what is said at the end', () => {
  const pieces = new AnswerPieces();
  expect(pieces.add({ choices: [{ delta: { reasoning_content: 'hm' } }] })).toBe('');
  expect(pieces.add({ choices: [{ delta: { content: [{ text: 'a' }, { text: 'b' }] } }] })).toBe('ab');
  expect(pieces.finished).toBe(false);
  pieces.add({ choices: [{ delta: null, finish_reason: 'length' }] });
  pieces.add({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } });
  expect(pieces.finished).toBe(true);
  expect(pieces.answer()).toEqual({ text: 'ab', thought: 'hm', calls: [], cut: true, tokens: { prompt: 5, completion: 2 } });
});
