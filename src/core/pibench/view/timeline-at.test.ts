/** Columns fill as the cursor goes; an arc waits, lights when what it carries was anticipated, and breaks when it had to be told. */
import { describe, expect, it } from 'vitest';
import type { PiEvent, PiRun } from '../events.ts';
import { simulatedPersona } from '../simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '../simulated-pibench-run.ts';
import { allOf, procOf, tallyOf } from './tally-at.ts';
import { timelineAt } from './timeline-at.ts';

const at = (cursor: number, of: PiRun = run) => timelineAt(of, simulatedPersona, cursor);

describe('the columns', () => {
  it('are all there before anything happened, with what is pending', () => {
    expect(at(0).columns.map(({ role, weight, at: place, tally }) => [role, weight, place, tally.pending])).toEqual([['seed', 1, 'ahead', 4], ['dependent', 2, 'ahead', 6], ['independent', 1, 'ahead', 4]]);
  });
  it('hold every intent once, at every cursor', () => {
    for (let cursor = 0; cursor <= run.events.length; cursor++) expect(at(cursor).columns.map(({ tally }) => allOf(tally))).toEqual([4, 6, 4]);
  });
  it('say at the end what became of all, what was written and what was kept', () => {
    const [first, second, third] = at(run.events.length).columns;
    expect(second!.tally).toEqual({ pending: 0, anticipated: 2, asked: 1, missed: 2, unreached: 1 });
    expect([first!.at, second!.at, third!.at]).toEqual(['past', 'past', 'now']);
    expect([second!.files, second!.kept]).toEqual([3, true]);
  });
});

describe('an arc', () => {
  const only = (to: 'asked' | 'missed' | 'unreached'): PiRun => ({ ...run, events: run.events.map((event): PiEvent => (event.type === 'intent' ? { ...event, to } : event)) });
  it('goes from pending to lit', () => {
    expect(at(10).arcs).toEqual([{ from: 0, to: 1, state: 'pending', intents: ['hall_on_top', 'large_sheets'], anticipated: 0 }]);
    expect(at(run.events.length).arcs[0]).toMatchObject({ state: 'lit', anticipated: 1 });
  });
  it('breaks where all was missed, or never reached, and says where it was asked about', () => {
    for (const [to, state] of [['missed', 'broken'], ['unreached', 'broken'], ['asked', 'asked']] as const) expect(at(run.events.length, only(to)).arcs[0]?.state).toBe(state);
  });
});

it('Proc counts what was anticipated or asked, among all; of nothing there is none', () => {
  expect(procOf(at(run.events.length).columns[1]!.tally)).toBe(0.5);
  expect(procOf(tallyOf({ intents: [] }, () => 'pending'))).toBeNull();
});
