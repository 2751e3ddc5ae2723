/** The reason is of a call that decided so, where it can of one that showed A first; a split has none; verdicts that could not be read are counted. */
import { expect, it } from 'vitest';
import type { JudgedCall, PairJudgement, Verdict } from '#core/reasoning/pairwise-judge.ts';
import { DIMENSIONS, type Dimension } from '#core/reasoning/step-costs.ts';
import { unreadVerdicts, verdictReason } from './verdict-reason.ts';

const verdict = (winner: Verdict['winner'], reason: string | null, failed?: true): Verdict => ({ winner, margin: 0, reason, named: { first: [1], second: [2, 3] }, ...(failed && { failed }) });
const call = (order: 0 | 1, repeat: number, one: Verdict): JudgedCall<Dimension> => ({ order, repeat, verdicts: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, one])) as JudgedCall<Dimension>['verdicts'], overall: 'a' });
const judged = (calls: readonly JudgedCall<Dimension>[], outcome: 'a' | 'b' | 'tie'): PairJudgement<Dimension> => ({ calls, overall: outcome, kind: 'kept', dimensions: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, outcome])) as PairJudgement<Dimension>['dimensions'] });

it('is that of a call in the order of the page', () => {
  const calls = [call(1, 0, verdict('second', 'seen second')), call(0, 0, verdict('first', null)), call(0, 1, verdict('first', 'seen first'))];
  expect(verdictReason(judged(calls, 'a'), 'microEfficiency')).toEqual({ text: 'seen first', swapped: false, named: { a: [1], b: [2, 3] } });
});

it('says that B was shown first where only such a call gave one', () => {
  const calls = [call(0, 0, verdict('first', null)), call(1, 0, verdict('second', 'seen second'))];
  expect(verdictReason(judged(calls, 'a'), 'macroEfficiency')).toEqual({ text: 'seen second', swapped: true, named: { a: [2, 3], b: [1] } });
});

it('is none where calls split, or give none', () => {
  expect(verdictReason(judged([call(0, 0, verdict('first', 'a')), call(1, 0, verdict('first', 'b'))], 'tie'), 'microEfficiency')).toBeNull();
  expect(verdictReason(judged([call(0, 0, verdict('first', 'a')), call(0, 1, verdict('tie', 'no difference'))], 'tie'), 'microEfficiency')).toBeNull();
  expect(verdictReason(judged([call(0, 0, verdict('first', null))], 'a'), 'microEfficiency')).toBeNull();
});

it('counts what could not be read', () => {
  expect(unreadVerdicts(judged([call(0, 0, verdict('tie', null, true)), call(0, 1, verdict('first', 'a'))], 'tie'))).toBe(DIMENSIONS.length);
});
