/** The last of several, with words around it; braces in its strings, nested and in a flood; what has no such key. */
import { expect, it } from 'vitest';
import { lastObject } from './last-object.ts';

it('is the last that has the key, whatever stands around it', () => {
  expect(lastObject('First {"a":1}, no: {"a":2}. Or {"b":3}?', 'a')).toEqual({ a: 2 });
  expect(lastObject('```json\n{"a": 1,\n "b": [2]}\n```', 'a')).toEqual({ a: 1, b: [2] });
  for (const text of ['', 'no', '{', '{"b":1}', '{"a":1', '{a:1}', '}{']) expect(lastObject(text, 'a')).toBeNull();
});

it('takes braces within its strings for text', () => {
  expect(lastObject(String.raw`{"a":"first","reason":"as \\frac{1}{2} is \"{\" and }"}`, 'a')).toEqual({ a: 'first', reason: String.raw`as \frac{1}{2} is "{" and }` });
  expect(lastObject('{"a":{"x":{}},"b":"}"}', 'a')).toEqual({ a: { x: {} }, b: '}' });
});

it('gives up on a flood', () => {
  expect(lastObject('{"a":1}' + '{'.repeat(50_000), 'a')).toBeNull();
});
