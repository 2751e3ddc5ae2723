/** Only what was decided, with the words that each verdict rests on, of the message or of a file. */
import { expect, it } from 'vitest';
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import { labelsFile } from './labels-file.ts';

const pair = (key: string): JudgedAgain => ({
  key, task: 't', turn: 1, kind: 'did', item: 'Say the room.', message: 'Room 4.', files: { 'a.md': 'In room 4' },
  first: { yes: true, evidence: [{ start: 0, end: 4 }, { start: 3, end: 9, file: 'a.md' }] }, second: { yes: false, evidence: [] },
});

it('holds what a person decided', () => {
  const file = JSON.parse(labelsFile([pair('a'), pair('b')], new Map([['b', false], ['of another run', true]]), { first: 'rules', second: 'm' })) as unknown;
  expect(file).toMatchObject({ format: 'slipstream-pibench-labels', version: 1, judges: { first: 'rules', second: 'm' }, labels: [{ key: 'b', should: false, first: { yes: true, evidence: ['Room', 'room 4'] }, second: { yes: false, evidence: [] } }] });
  expect((file as { labels: unknown[] }).labels).toHaveLength(1);
});
