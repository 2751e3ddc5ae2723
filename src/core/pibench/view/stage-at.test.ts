/** The session at a cursor: nothing before the first, pieces while they come, evidence in its text, and the same whichever way the cursor went. */
import { describe, expect, it } from 'vitest';
import type { PiEvent } from '../events.ts';
import { simulatedPibenchRun } from '../simulated-pibench-run.ts';
import { sessionsOf } from './sessions-of.ts';
import { stageAt, type StreamItem } from './stage-at.ts';

const { events } = simulatedPibenchRun;
const agents = (items: readonly StreamItem[] = []) => items.filter((item) => item.kind === 'agent');
const after = (type: string, nth = 1): number => {
  const found = events.flatMap((event, i) => (event.type === type ? [i + 1] : []))[nth - 1];
  if (found === undefined) throw new Error(type);
  return found;
};

describe('the stage', () => {
  it('is empty before the first session, and then shows its opening', () => {
    expect(stageAt(events, 0)).toBeNull();
    const view = stageAt(events, after('user'));
    expect(view?.items.map(({ kind }) => kind)).toEqual(['user']);
    expect(view?.userWords).toBe(0);
  });
  it('grows a message from its pieces, and puts the whole in their place', () => {
    const first = agents(stageAt(events, after('delta', 2))?.items)[0]!;
    expect(first.streaming).toBe(true);
    const whole = agents(stageAt(events, after('message'))?.items);
    expect(whole).toHaveLength(1);
    expect(whole[0]!.streaming).toBe(false);
    expect(whole[0]!.text.startsWith(first.text)).toBe(true);
    expect(whole[0]!.at).toBe(first.at);
  });
  it('marks what decided, in the message and in the latest state of a file', () => {
    const end = sessionsOf(events)[1]!.end;
    const view = stageAt(events, end)!;
    const question = agents(view.items)[0]!;
    const asked = question.marks.find(({ to }) => to === 'asked')!;
    expect(question.text.slice(asked.start, asked.end)).toMatch(/^Shall I add/);
    const files = view.items.filter((item) => item.kind === 'file');
    expect(files.map(({ marks }) => marks.map(({ intent }) => intent))).toEqual([['hall_on_top'], ['composers'], []]);
    expect(files[1]!.before).toBe(files[0]!.text);
  });
  it('counts what was judged, turn by turn', () => {
    const view = stageAt(events, sessionsOf(events)[2]!.end)!;
    expect([...view.outcomes].map(([id, { to, turn }]) => [id, to, turn])).toEqual([['same_hour', 'anticipated', 1], ['draft_only', 'anticipated', 1], ['back_after', 'anticipated', 1], ['piano_key', 'asked', 1]]);
    expect([view.questions, view.hits, view.turns, view.everMet.size, view.closed]).toEqual([2, 1, 2, 3, 'resolved']);
    expect(agents(view.items)[0]!.strip?.changes).toHaveLength(4);
    expect(view.outcomes.get('piano_key')?.style).toBe('options');
  });
  it('keeps a criterion that held once, and an intent that nobody reached', () => {
    const view = stageAt(events, sessionsOf(events)[1]!.end)!;
    expect(view.everMet.has(2)).toBe(true);
    expect(view.outcomes.get('break_tea')).toMatchObject({ to: 'unreached', evidence: [] });
  });
});

it('is a function of log and cursor: forwards, backwards and afresh', () => {
  const forwards = events.map((_, i) => JSON.stringify(stageAt(events, i + 1)));
  const backwards = events.map((_, i) => JSON.stringify(stageAt(events, events.length - i))).reverse();
  const afresh = events.map((_, i) => JSON.stringify(stageAt([...events], i + 1)));
  expect(backwards).toEqual(forwards);
  expect(afresh).toEqual(forwards);
});

it('leaves what has not changed the same object, so that nothing is drawn again', () => {
  const before = stageAt(events, after('message', 2))!;
  const next = stageAt(events, after('message', 2) + 1)!;
  expect(next.items[0]).toBe(before.items[0]);
});

it('goes on in a log that grows in place', () => {
  const growing = events.slice(0, 4);
  stageAt(growing, 4);
  growing.push(...events.slice(4));
  expect(JSON.stringify(stageAt(growing, growing.length))).toBe(JSON.stringify(stageAt(events, events.length)));
});

it('lets what broke off stand, and begins a message of its own with another try', () => {
  const broken: readonly PiEvent[] = [
    ...events.slice(0, after('user')), { type: 'delta', turn: 1, text: 'Why' }, { type: 'notice', text: 'It broke off.' }, { type: 'delta', turn: 1, text: 'Why not' },
    { type: 'close', task: 'choir_task_01', turn: 1, reason: 'error', text: 'It broke off.' },
  ];
  const items = stageAt(broken, broken.length)!.items;
  expect(agents(items).map(({ text, streaming }) => [text, streaming])).toEqual([['Why', false], ['Why not', false]]);
});
