/** Marks lie where states change; steps rest where a turn is judged, and stop at both ends. */
import { describe, expect, it } from 'vitest';
import { simulatedPibenchRun } from '../simulated-pibench-run.ts';
import { cursorOf, lastChange, momentsOf, placeAt, stepFrom } from './moments.ts';
import { sessionsOf } from './sessions-of.ts';

const { events } = simulatedPibenchRun;

describe('moments', () => {
  it('are sessions, messages and changes, in order, each behind its event', () => {
    const moments = momentsOf(events);
    expect([...moments].sort((a, b) => a.cursor - b.cursor)).toEqual(moments);
    expect(moments.filter(({ kind }) => kind === 'session')).toHaveLength(3);
    expect(moments.filter(({ kind }) => kind === 'message')).toHaveLength(10);
    expect(moments.filter(({ kind }) => kind === 'change')).toHaveLength(14);
    for (const { kind, cursor } of moments) expect(events[cursor - 1]!.type).toBe(kind === 'change' ? 'intent' : kind);
  });
  it('know the latest change, and that there was none', () => {
    expect(lastChange(events, 2)).toBeNull();
    expect(lastChange(events, events.length)).toMatchObject({ intent: 'piano_key', to: 'asked' });
  });
});

describe('a step', () => {
  it('walks every opening and every turn, and back the same way', () => {
    const there: number[] = [];
    for (let at = 0; at < events.length;) there.push((at = stepFrom(events, at, 'next-turn')));
    expect(there).toHaveLength(3 + 10 + 1);
    const back: number[] = [];
    for (let at = events.length; at > 0;) back.push((at = stepFrom(events, at, 'previous-turn')));
    expect(back.slice(0, -1)).toEqual(there.slice(0, -1).reverse());
  });
  it('comes to rest when all that was judged of the turn is told, its close too, and nothing of the next is said', () => {
    for (const { turns } of sessionsOf(events)) for (const at of turns) expect(['user', 'tool', 'delta', 'memory', 'file']).toContain(events[at]?.type);
  });
  it('leads from session to session, and to the ends', () => {
    const [first, second] = sessionsOf(events);
    expect(stepFrom(events, 0, 'next-session')).toBe(first!.opened);
    expect(stepFrom(events, first!.opened, 'next-session')).toBe(second!.opened);
    expect(stepFrom(events, second!.opened, 'previous-session')).toBe(first!.opened);
    expect([stepFrom(events, 9, 'first'), stepFrom(events, 9, 'last')]).toEqual([0, events.length]);
  });
});

describe('a place', () => {
  it('is where its cursor is', () => {
    for (const place of [{ task: 'choir_task_02', turn: 0 }, { task: 'choir_task_02', turn: 3 }]) expect(placeAt(events, cursorOf(events, place)!)).toEqual(place);
    expect(placeAt(events, 0)).toBeNull();
  });
  it('settles at the last turn that there is; of a session that never was there is none', () => {
    expect(placeAt(events, cursorOf(events, { task: 'choir_task_03', turn: 99 })!)).toEqual({ task: 'choir_task_03', turn: 2 });
    expect(cursorOf(events, { task: 'nothing', turn: 1 })).toBeNull();
  });
});
