/** Turns are aligned by number, replies belong to the turn before; a criterion that held and holds no longer regressed; only what came out otherwise is a difference; a task that was not played is none. */
import { expect, it } from 'vitest';
import type { IntentState, PiEvent } from '../events.ts';
import { NO_APPS, simulatedPersona } from '../simulated-pibench-persona.ts';
import { comparedSide, criterionFate, differencesOf, isRegression } from './compare-task.ts';

const task = simulatedPersona.tasks[2]!;
const [first, second] = task.intents.map(({ id }) => id) as [string, string];
const turn = (n: number, criteria: readonly boolean[], to: Exclude<IntentState, 'pending'>, intent: string, reply: string | null): PiEvent[] => [
  { type: 'message', turn: n, text: `Message ${n}.` },
  { type: 'verdicts', turn: n, satisfied: {}, asked: {}, criteria: criteria.map((yes) => ({ yes, evidence: [] })), questions: 1, blocks: 1, servingBlocks: 1 },
  { type: 'intent', turn: n, intent, to },
  ...(reply === null ? [] : [{ type: 'user', text: reply, reason: 'told', reveals: [intent] } as const]),
];
const log = (...turns: PiEvent[][]): PiEvent[] => [
  { type: 'session', task: task.id, files: [], apps: NO_APPS, memory: '' }, { type: 'user', text: task.opening, reason: 'opening', reveals: [] }, ...turns.flat(), { type: 'close', task: task.id, turn: turns.length, reason: 'resolved' }, { type: 'end' },
];
const a = comparedSide(log(turn(1, [true, true, false], 'missed', first, 'Three more words.'), turn(2, [true, false, false], 'anticipated', second, null)), task.id)!;
const b = comparedSide(log(turn(1, [true, true, true], 'anticipated', first, null)), task.id)!;

it('puts replies to the turn that they answer, and counts words behind the opening alone', () => {
  expect(a.turns.map(({ reply }) => reply?.text ?? null)).toEqual(['Three more words.', null]);
  expect([a.userWords, a.questions, a.closed]).toEqual([3, 2, 'resolved']);
});

it('tells what held and was lost from what never held', () => {
  expect([0, 1, 2].map((index) => criterionFate(a, index))).toEqual(['met', 'regressed', 'unmet']);
  expect([isRegression(a, 1, 1), isRegression(a, 1, 2), isRegression(a, 0, 2)]).toEqual([true, false, false]);
});

it('lists what came out otherwise, intents first', () => {
  expect(differencesOf(task, a, b)).toEqual([
    { about: 'intent', intent: first, a: 'missed', b: 'anticipated' }, { about: 'intent', intent: second, a: 'anticipated', b: 'pending' },
    { about: 'criterion', index: 1, a: 'regressed', b: 'met' }, { about: 'criterion', index: 2, a: 'unmet', b: 'met' },
  ]);
  expect(differencesOf(task, a, a)).toEqual([]);
});

it('knows no task that was not played, and takes a session that goes on as far as it is', () => {
  expect(comparedSide(log(), 'elsewhere')).toBeNull();
  expect(comparedSide(log(turn(1, [], 'missed', first, 'Yes.')).slice(0, -2), task.id)!.closed).toBeNull();
});
