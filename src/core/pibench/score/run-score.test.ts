/** Measures of a run, by hand and by what holds of all runs; both scores of scripts whose outcome is known; runs under way and of no scored task. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCRIPTS } from '../agents/agent.ts';
import { scriptedAgent } from '../agents/scripted-agents.ts';
import { MEMORY_MODES } from '../events.ts';
import { keeper, keeperRun } from '../exchange/synthetic-run.ts';
import { measures, runScore, tally } from './run-score.ts';
import type { SessionRecord } from './session-record.ts';

const record = (more: Partial<SessionRecord>): SessionRecord => ({
  task: 'four', states: {}, stateTurns: {}, criteriaEver: [], criteriaLast: [], turns: 0, userTurns: 0, userWords: 0, agentWords: 0, questions: 0, blocks: 0, servingBlocks: 0,
  toolCalls: 0, tokens: 0, failedVerdicts: 0, closed: 'resolved', ...more,
});

const TWO = [
  record({ states: { a: 'anticipated', b: 'asked', c: 'missed', d: 'unreached' }, stateTurns: { a: 1, b: 3, c: 2, d: 4 }, questions: 4, blocks: 6, servingBlocks: 2, turns: 4, criteriaEver: [true, true, false], criteriaLast: [false, true, false], closed: 'max-turns' }),
  record({ states: { e: 'asked', f: 'pending' }, stateTurns: { e: 1 }, questions: 1, blocks: 2, servingBlocks: 2, turns: 1, closed: null }),
];

describe('measures', () => {
  it('by hand', () => {
    expect(measures(TWO, 4)).toMatchObject({
      intents: 6, anticipated: 1, asked: 2, missed: 1, unreached: 1, firstTurnCoverage: 2 / 6, coverageArea: (2 + 2 + 3 + 3) / (6 * 4), turns: 5,
      questions: 5, questionPrecision: 2 / 5, offerPrecision: 4 / 8, regressions: 1, cut: 2,
    });
  });
  it('of nothing: no share is claimed', () => {
    expect(measures([], 30)).toMatchObject({ intents: 0, firstTurnCoverage: 0, coverageArea: 0, questionPrecision: null, offerPrecision: null });
  });
  it('one question that hits two intents is no better than precise', () => {
    expect(measures([record({ states: { a: 'asked', b: 'asked' }, stateTurns: { a: 1, b: 1 }, questions: 1 })], 2).questionPrecision).toBe(1);
  });
  it('a criterion that a judge no longer names has been lost', () => expect(measures([record({ criteriaEver: [true, true], criteriaLast: [true] })], 2).regressions).toBe(1));
});

describe('a tally', () => {
  it('has the seeds and the weighted criteria of its task', () => {
    expect(tally(keeper, record({ task: 'three', states: { rope: 'asked', fog: 'missed' }, criteriaEver: [false, true, false] }))).toEqual({ task: 'three', seeds: ['one', 'two'], covered: 1, intents: 2, comp: 0.5 });
  });
  it('of a seed, or a task that is not in the set: no Comp', () => {
    expect(tally(keeper, record({ task: 'one' })).comp).toBeNull();
    expect(tally(keeper, record({ task: 'gone' }))).toEqual({ task: 'gone', seeds: [], covered: 0, intents: 0, comp: null });
  });
});

describe('a run', () => {
  const scoreOf = async (...given: Parameters<typeof keeperRun>) => {
    const { events, header } = await keeperRun(...given);
    return runScore(keeper, events, header.maxTurns);
  };
  it('by the oracle: all of it at once; what the opening said already is not covered', async () => {
    const { score, ...rest } = await scoreOf('oracle');
    // Pooled: three 8 intents, 7 covered, weight 3; four 2 of 2, weight 1. Comp: criteria 1 and 2 of weights 1, 2, 1; both of 1, 2.
    expect(score).toMatchObject({ proc: (3 * (7 / 8) + 1) / 4, comp: (3 * 0.75 + 1) / 4 });
    expect(rest).toMatchObject({ intents: 10, anticipated: 9, missed: 1, turns: 4, userTurns: 0, userWords: 0, firstTurnCoverage: 0.9, coverageArea: 0.9, cut: 0 });
  });
  it('by the passive one: nothing, and the user says all of it', async () => {
    const { score, ...rest } = await scoreOf('passive');
    expect(score!.proc).toBe(0);
    expect(rest).toMatchObject({ missed: 10, turns: 3 + 3 + 4 + 3, userTurns: 9, firstTurnCoverage: 0, questions: 0, questionPrecision: null });
  });
  it('by one who asks all: as the oracle’s Proc, one turn later, with a bank that is mostly off target', async () => {
    const { score, ...rest } = await scoreOf('ask-all');
    expect(score!.proc).toBe((await scoreOf('oracle')).score!.proc);
    expect(rest).toMatchObject({ asked: 9, turns: 8, firstTurnCoverage: 0.9 });
    expect(rest.questionPrecision).toBeLessThan(0.5);
  });
  it('cut by its limit: what was not reached is counted, and the session as cut', async () => {
    expect(await scoreOf('passive', 'none', { maxTurns: 1 })).toMatchObject({ missed: 5, unreached: 5, cut: 4, turns: 4 });
  });
  it('of seeds alone has measures and no score', async () => {
    const { score, intents } = await scoreOf('oracle', 'none', { tasks: ['one', 'two'] });
    expect([score, intents]).toEqual([null, 5]);
  });
  it('whoever played: states make up the intents, shares are shares, the area is no more than all and no less than the first turn', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...SCRIPTS), fc.constantFrom(...MEMORY_MODES), fc.nat(1000), fc.integer({ min: 1, max: 6 }), async (script, memory, seed, maxTurns) => {
      const score = await scoreOf(script, memory, { seed, maxTurns, agent: scriptedAgent({ kind: 'scripted', script }, seed) });
      expect(score.anticipated + score.asked + score.missed + score.unreached).toBe(score.intents);
      for (const share of [score.firstTurnCoverage, score.coverageArea, score.questionPrecision ?? 0, score.offerPrecision ?? 0, score.score!.proc, score.score!.comp]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(score.coverageArea).toBeGreaterThanOrEqual(score.firstTurnCoverage - 1e-12);
      expect(score.coverageArea).toBeLessThanOrEqual((score.anticipated + score.asked) / score.intents + 1e-12);
    }), { numRuns: 40 });
  });
});
