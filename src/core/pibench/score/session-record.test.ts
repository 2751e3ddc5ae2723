/** Counts of a log: each event's own, the last verdicts against any, words, sessions under way, logs cut anywhere, events before any session. */
import { describe, expect, it } from 'vitest';
import type { PiEvent } from '../events.ts';
import { keeper, keeperRun } from '../exchange/synthetic-run.ts';
import type { Verdict } from '../judge.ts';
import { NO_APPS } from '../simulated-pibench-persona.ts';
import { count, covered, intentCount, sessionRecords, wordsIn } from './session-record.ts';

const YES: Verdict = { yes: true, evidence: [] };
const NO: Verdict = { yes: false, evidence: [] };
const FAILED: Verdict = { ...NO, failed: true };
const begin = (task: string): PiEvent => ({ type: 'session', task, files: [], apps: NO_APPS, memory: '' });
const read = (events: readonly PiEvent[]) => sessionRecords(events, (task) => (task === 't' ? ['a', 'b', 'c'] : []));

const EVENTS: readonly PiEvent[] = [
  begin('t'),
  { type: 'user', text: 'These words do not count.', reason: 'opening', reveals: [] },
  { type: 'tool', turn: 1, name: 'files__list', args: {}, result: '' },
  { type: 'file', turn: 1, path: 'a.md', text: 'nor do these' },
  { type: 'delta', turn: 1, text: 'nor ' },
  { type: 'notice', text: 'nor this' },
  { type: 'message', turn: 1, text: "It's 3.5 m, isn't it?", tokens: { prompt: 10, completion: 4 } },
  { type: 'verdicts', turn: 1, satisfied: { a: YES, b: FAILED, c: NO }, asked: { b: { ...FAILED, style: null }, c: { ...YES, style: 'clarify' } }, criteria: [YES, NO, FAILED], questions: 2, blocks: 3, servingBlocks: 1 },
  { type: 'intent', turn: 1, intent: 'a', to: 'anticipated' },
  { type: 'intent', turn: 1, intent: 'c', to: 'asked' },
  { type: 'user', text: 'Mind c.', reason: 'asked', reveals: ['c'] },
  { type: 'message', turn: 2, text: 'Done.' },
  { type: 'verdicts', turn: 2, satisfied: { b: NO }, asked: { b: { ...NO, style: null } }, criteria: [NO, YES, NO], questions: 1, blocks: 1, servingBlocks: 0 },
  { type: 'intent', turn: 2, intent: 'b', to: 'missed' },
  { type: 'user', text: 'Mind b, too.', reason: 'told', reveals: ['b'] },
];

describe('a record', () => {
  it('sums what happened', () => {
    expect(read(EVENTS)).toEqual([{
      task: 't', states: { a: 'anticipated', b: 'missed', c: 'asked' }, stateTurns: { a: 1, c: 1, b: 2 }, criteriaEver: [true, true, false], criteriaLast: [false, true, false],
      turns: 2, userTurns: 2, userWords: 5, agentWords: 6, questions: 3, blocks: 4, servingBlocks: 1, toolCalls: 1, tokens: 14, failedVerdicts: 3, closed: null,
    }]);
  });
  it('is closed once the log says so, and for what reason', () => {
    expect(read([...EVENTS, { type: 'close', task: 't', turn: 2, reason: 'max-turns' }])[0]!.closed).toBe('max-turns');
  });
  it('counts its intents', () => {
    const [record] = read(EVENTS);
    expect([intentCount(record!), covered(record!), count(record!, 'missed'), count(record!, 'pending')]).toEqual([3, 2, 1, 0]);
  });
  it('begins with all of its intents pending; a task that is not known has none', () => {
    expect(read([begin('t'), begin('u')]).map(({ task, states }) => [task, states])).toEqual([['t', { a: 'pending', b: 'pending', c: 'pending' }], ['u', {}]]);
  });
  it('what comes before any session is nobody’s', () => expect(read([{ type: 'notice', text: 'x' }, { type: 'message', turn: 1, text: 'x' }, { type: 'end' }])).toEqual([]));
});

it('a log cut anywhere has the records of the sessions that were over, and of one under way', async () => {
  const { events } = await keeperRun('noisy-oracle', 'notes');
  const intents = new Map(keeper.tasks.map(({ id, intents: own }) => [id, own.map((intent) => intent.id)]));
  const of = (log: readonly PiEvent[]) => sessionRecords(log, (task) => intents.get(task)!);
  const whole = of(events);
  expect(whole.map(({ task, closed }) => [task, closed])).toEqual(['one', 'two', 'three', 'four'].map((id) => [id, 'resolved']));
  for (let cut = 0; cut <= events.length; cut += 1) {
    const records = of(events.slice(0, cut));
    const over = records.filter(({ closed }) => closed !== null);
    expect(over).toEqual(whole.slice(0, over.length));
    expect(records.length - over.length).toBeLessThanOrEqual(1);
    for (const record of records) expect(intentCount(record)).toBe(intents.get(record.task)!.length);
  }
});

it.each([['', 0], ['One, two; three.', 3], ["It's a draft-only 3.5 % rise", 5], ['| --- | ** |', 0], ['señor Ølsen 東京', 3], ['a\n\nb', 2]])('words in %j', (text, words) => expect(wordsIn(text)).toBe(words));
