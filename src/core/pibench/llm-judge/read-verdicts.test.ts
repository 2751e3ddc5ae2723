/** JSON plain, wrapped, cut off, as a dictionary; lines of words; thoughts before; ids that are unknown, torn or missing; and nonsense. */
import { expect, it } from 'vitest';
import { readVerdicts } from './read-verdicts.ts';

const read = (answer: string): Record<string, boolean> => Object.fromEntries([...readVerdicts(answer, ['i1', 'i2', 'i3'])].map(([id, { yes }]) => [id, yes]));
const entry = (id: string, yes: unknown): string => JSON.stringify({ id, evidence: 'a {b} "c"', where: 'message', yes });

it.each<[string, string, Record<string, boolean>]>([
  ['JSON', `{"verdicts":[${entry('i1', true)},${entry('i2', false)}]}`, { i1: true, i2: false }],
  ['a list alone', `[${entry('i1', true)}]`, { i1: true }],
  ['one entry alone', entry('i2', true), { i2: true }],
  ['entries one after the other', `${entry('i1', true)}\n${entry('i2', false)}`, { i1: true, i2: false }],
  ['a fence and words around', `Sure, {here} it is:\n\`\`\`json\n{"verdicts":[${entry('i1', true)}]}\n\`\`\`\nThat is all.`, { i1: true }],
  ['thoughts before', `<think>i1: NO, or {"id":"i1","yes":false}?</think>{"verdicts":[${entry('i1', true)}]}`, { i1: true }],
  ['JSON that was cut off', `{"verdicts":[${entry('i1', true)},${entry('i2', true)},{"id":"i3","evi`, { i1: true, i2: true }],
  ['a dictionary', '{"i1": true, "i2": {"yes": "no", "evidence": ""}}', { i1: true, i2: false }],
  ['words for truth', `[${entry('i1', 'YES')},${entry('i2', ' no ')},${entry('i3', 'maybe')}]`, { i1: true, i2: false }],
  ['lines', 'i1: YES "a table"\n- **i2** — no\n* i3) = Yes (options) “Monday or Tuesday?”', { i1: true, i2: false, i3: true }],
  ['ids in capitals', 'I1: yes', { i1: true }],
  ['an id that nobody asked about', `[${entry('i9', true)},${entry('i1', true)}]`, { i1: true }],
  ['an id that is torn', `[${entry('i1', true)},${entry('i1', false)},${entry('i2', true)}]`, { i2: true }],
  ['an id said twice the same way', 'i1: no\ni1: no', { i1: false }],
  ['nonsense', 'I would say that all of them are rather good.', {}],
  ['nothing', '', {}],
  ['brackets without end', '{"'.repeat(2000), {}],
  ['another JSON', '{"score": 7, "notes": ["i1"]}', {}],
])('reads %s', (_, answer, verdicts) => {
  expect(read(answer)).toEqual(verdicts);
});

it('keeps passage, place and style', () => {
  expect(readVerdicts('i1: YES "Monday or Tuesday?" (options)', ['i1']).get('i1')).toEqual({ yes: true, evidence: 'Monday or Tuesday?', where: null, style: 'options' });
  expect(readVerdicts('{"id":"i1","yes":true,"evidence":"x","where":"f1","style":"clarify"}', ['i1']).get('i1')).toEqual({ yes: true, evidence: 'x', where: 'f1', style: 'clarify' });
  // the word in the passage is not the style
  expect(readVerdicts('i1: YES "Which options do you want?"', ['i1']).get('i1')?.style).toBeNull();
});
