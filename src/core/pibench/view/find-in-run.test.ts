/** Words are found wherever they were said or done, without regard to case; nothing is found of nothing, nor twice in pieces and whole. */
import { expect, it } from 'vitest';
import { simulatedPibenchRun } from '../simulated-pibench-run.ts';
import { findInRun } from './find-in-run.ts';

const { events } = simulatedPibenchRun;
const kinds = (query: string): readonly string[] => findInRun(events, query).map(({ cursor }) => events[cursor - 1]!.type);

it('finds what was said, done, written and kept', () => {
  expect(kinds('board downstairs')).toEqual(['user']);
  expect(kinds('PIANO KEY IS IN')).toEqual(['user', 'tool', 'message']);
  expect(kinds('mirja')).toEqual(['message', 'message', 'memory', 'file']);
});
it('finds nothing of nothing, and nothing that is not there', () => {
  expect([kinds(' '), kinds('zebra')]).toEqual([[], []]);
});
