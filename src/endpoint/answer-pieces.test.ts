/** Calls in pieces by index, without one, all with the same one, without an id, with arguments that are no text; contents in lists; counts; a flood; a key that is echoed. */
import { expect, it } from 'vitest';
import { AnswerPieces, MOST_CALLS, type Answer, type Chunk } from './answer-pieces.ts';
import { EndpointKey } from './endpoint-key.ts';

type Delta = NonNullable<NonNullable<NonNullable<Chunk['choices']>[number]>['delta']>;
const NO_KEY = new EndpointKey('');
const answerOf = (...deltas: Delta[]): Answer => {
  const pieces = new AnswerPieces(NO_KEY);
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
  const pieces = new AnswerPieces(NO_KEY);
  expect(pieces.add({ choices: [{ delta: { reasoning_content: 'hm' } }] })).toBe('');
  expect(pieces.add({ choices: [{ delta: { content: [{ text: 'a' }, { text: 'b' }] } }] })).toBe('ab');
  expect(pieces.finished).toBe(false);
  pieces.add({ choices: [{ delta: null, finish_reason: 'length' }] });
  pieces.add({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } });
  expect(pieces.finished).toBe(true);
  expect(pieces.answer()).toEqual({ text: 'ab', thought: 'hm', calls: [], cut: true, tokens: { prompt: 5, completion: 2 } });
});

it('counts names and ids as it counts what they are called with, and takes no more than so many calls', () => {
  const pieces = new AnswerPieces(NO_KEY);
  pieces.add({ choices: [{ delta: { tool_calls: [{ index: 0, id: 'abc', function: { name: 'read', arguments: '{}' } }], content: 'hi', reasoning_content: 'hm' } }] });
  expect(pieces.length).toBe(13);
  const flood = new AnswerPieces(NO_KEY);
  const calls = Array.from({ length: 20_000 }, (_, index) => ({ index, id: `c${index}`, function: { name: 'list' } }));
  flood.add({ choices: [{ delta: { tool_calls: calls.slice(0, MOST_CALLS) } }] });
  expect(flood.flooded).toBe(false);
  flood.add({ choices: [{ delta: { tool_calls: calls } }] });
  expect(flood.flooded).toBe(true);
  expect(flood.answer().calls.length).toBeLessThanOrEqual(MOST_CALLS + 1);
});

const SECRET = 'sk-live-7Hq2Zt9xWmB4';

it('takes the key out of texts, thoughts, names, ids and arguments, whole, in part and escaped', () => {
  const pieces = new AnswerPieces(new EndpointKey(SECRET));
  const escaped = `\\u0073${SECRET.slice(1)}`;
  pieces.add({ choices: [{ delta: { content: `It is ${SECRET}, or live-7Hq2Zt9x.`, reasoning_content: SECRET, tool_calls: [{ id: SECRET, function: { name: SECRET, arguments: `{"a":"${SECRET}","b":"${escaped}"}` } }] } }] });
  const answer = pieces.answer();
  expect(answer.text).toBe('It is (key), or (key).');
  expect(answer.calls).toEqual([{ id: '(key)', name: '(key)', args: '{"a":"(key)","b":"(key)"}' }]);
  expect(answer.thought).toBe('(key)');
});

it('tells nothing of a key that comes a letter at a time, and all of what only began like one', () => {
  const heard = (text: string): string => {
    const pieces = new AnswerPieces(new EndpointKey(SECRET));
    return [...text].map((content) => pieces.add({ choices: [{ delta: { content } }] })).join('') + pieces.rest();
  };
  expect(heard(`Key: ${SECRET}!`)).toBe('Key: (key)!');
  expect(heard(`sk-${SECRET}`)).toBe('sk-(key)');
  expect(heard('A sk-live show, to be live')).toBe('A sk-live show, to be live');
});

it('leaves words alone where the key is one', () => {
  const said = (key: string, content: string): string => {
    const pieces = new AnswerPieces(new EndpointKey(key));
    pieces.add({ choices: [{ delta: { content } }] });
    return pieces.answer().text;
  };
  expect(said('none', 'There is none.')).toBe('There is none.');
  expect(said('password-of-ada-7', 'The password is wrong.')).toBe('The password is wrong.');
});
