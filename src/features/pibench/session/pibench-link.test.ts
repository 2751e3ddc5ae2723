/** What is written is read again; what is as by default is not written; nonsense is as by default; other labs' keys stay. */
import { describe, expect, it } from 'vitest';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { cursorOfLink, linkOfCursor, readPibenchLink, writePibenchLink } from './pibench-link.ts';

const { events } = simulatedPibenchRun;
const NOTHING = { persona: null, task: null, turn: null, intent: null, at: null };

describe('the link', () => {
  it('is empty by default, and leaves the keys of others alone', () => {
    expect(writePibenchLink(NOTHING)).toBe('');
    expect(writePibenchLink(NOTHING, '?gamma=6&pi-task=old')).toBe('?gamma=6');
    expect(readPibenchLink('')).toEqual(NOTHING);
  });
  it('is read as it was written', () => {
    const link = { persona: 'choir', task: 'choir_task_02', turn: 3, intent: 'durations', at: null };
    expect(readPibenchLink(writePibenchLink(link))).toEqual(link);
  });
  it('takes nonsense for nothing', () => {
    expect(readPibenchLink('?pi-persona=../x&pi-task=%3Cb%3E&pi-turn=-1&pi-intent=&pi-at=1e3')).toEqual(NOTHING);
  });
  it('leads from every cursor back to it', () => {
    for (let cursor = 1; cursor <= events.length; cursor++) expect(cursorOfLink(events, linkOfCursor(events, cursor))).toBe(cursor);
    expect(linkOfCursor(events, 0)).toEqual({ task: null, turn: null, at: null });
  });
  it('settles a place beyond the run, and says where there is none', () => {
    expect(cursorOfLink(events, { task: null, turn: null, at: 999_999 })).toBe(events.length);
    expect(cursorOfLink(events, { task: 'nothing', turn: 1, at: null })).toBeNull();
  });
});
