/** Only right and finished traces, cut before the answer, at most four pairs a problem, agreed winners alone, the same again from the same pool. */
import { describe, expect, it } from 'vitest';
import { writeProblem } from '../tasks/alglab/algebra-problem.ts';
import { askedSignatures } from './asked-signatures.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { flatJudge, flatTrace } from './flat-judge.ts';
import { scoreTrace, type ScoredTrace } from './me-scores.ts';
import type { PairwiseJudge } from './pairwise-judge.ts';
import { isValidation, preferencePairs, usableTraces, type PooledProblem } from './preference-pairs.ts';
import { scoredVerdicts } from './scored-verdicts.ts';
import { simulatedProblem, simulatedThought, TERSE, WASTEFUL } from './simulated-thought.ts';

const words = (text: string): number => text.split(/\s+/).length;

/** Eight traces a problem: one in four wrong, one unfinished, one twice. */
const pool: readonly PooledProblem[] = Array.from({ length: 60 }, (_, i) => {
  const problem = simulatedProblem(i, 3);
  const completions = Array.from({ length: 8 }, (_, k) => {
    const { text, answer } = simulatedThought(i * 100 + k, k === 0 ? TERSE : WASTEFUL, problem);
    return k === 5 ? text : `${text}<answer>${k % 4 === 3 ? 'wrong' : answer}<eos>`;
  });
  completions[6] = completions[0]!;
  return { id: `p${i}`, prompt: writeProblem(problem), traces: completions.map((completion, k) => ({ completion, correct: k % 4 !== 3 && k !== 5 })) };
});

const answerOf = ({ traces }: PooledProblem): string => /<answer>(.*)<eos>/.exec(traces[0]!.completion)![1]!;
const show = (problem: PooledProblem, thought: string): ScoredTrace =>
  scoreTrace(dagOfThought(thought, answerOf(problem), words), { asked: askedSignatures(simulatedProblem(Number(problem.id.slice(1)), 3)), isRight: () => true });
const made = preferencePairs(pool, scoredVerdicts(1), show, { seed: 1 });

describe('preference pairs', () => {
  it('hold right, finished traces alone', async () => {
    for (const { problem, chosenAt, rejectedAt } of (await made).pairs) {
      const { traces } = pool.find(({ id }) => id === problem)!;
      expect(traces[chosenAt]!.correct && traces[rejectedAt]!.correct).toBe(true);
    }
    expect(usableTraces([{ completion: '#1 1+1=2', correct: true }, { completion: '#1 1+1=2<answer>2', correct: true }, { completion: 'x<answer>3<eos>', correct: false }])).toEqual([]);
  });

  it('end before the answer', async () => {
    const { pairs } = await made;
    expect(pairs.length).toBeGreaterThan(60);
    for (const { problem, chosen, rejected, chosenAt } of pairs) {
      expect(`${chosen}${rejected}`).not.toMatch(/<answer>|<eos>|<think>/);
      const { completion } = pool.find(({ id }) => id === problem)!.traces[chosenAt]!;
      expect(completion.startsWith(`${chosen}<answer>`)).toBe(true);
    }
  });

  it('are at most four a problem, and never of one text', async () => {
    const { pairs } = await made;
    const counts = new Map<string, number>();
    for (const { problem, chosen, rejected } of pairs) {
      expect(chosen).not.toBe(rejected);
      counts.set(problem, (counts.get(problem) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBe(4);
    expect(new Set(pairs.map(({ problem, chosen, rejected }) => [problem, ...[chosen, rejected].sort()].join('|'))).size).toBe(pairs.length);
  });

  it('are those that all calls agree on; the report counts the rest', async () => {
    const { pairs, report } = await made;
    expect(report).toMatchObject({ problems: 60, traces: 480 });
    expect(report.outcomes.kept).toBe(pairs.length);
    expect(report.outcomes.order + report.outcomes.unsteady + report.outcomes.tie).toBeGreaterThan(0);
    const all = Object.values(report.outcomes).reduce((sum, count) => sum + count, 0);
    expect(report.tieRate).toBeCloseTo(1 - pairs.length / all);
    const never: PairwiseJudge<ScoredTrace, 'd'> = { name: 'n', dimensions: ['d'], verdict: () => ({ winner: 'first', margin: 1, reason: null, named: { first: [], second: [] } }) };
    const none = await preferencePairs(pool, never, show, { seed: 1, candidates: 3 });
    expect([none.pairs, none.report.outcomes, none.report.tieRate]).toEqual([[], { kept: 0, tie: 0, order: 180, unsteady: 0 }, 1]);
  });

  it('prefer the higher score nearly always', async () => {
    const { pairs } = await made;
    const right = pairs.filter(({ problem, chosen, rejected }) => {
      const [a, b] = [chosen, rejected].map((thought) => Object.values(show(pool.find(({ id }) => id === problem)!, thought).scores).reduce((sum, score) => sum + score, 0));
      return a! > b!;
    });
    expect(right.length / pairs.length).toBeGreaterThan(0.9);
  });

  it('are the same again, also where other problems stand beside', async () => {
    const { pairs } = await made;
    expect((await preferencePairs(pool, scoredVerdicts(1), show, { seed: 1 })).pairs).toEqual(pairs);
    const few = await preferencePairs(pool.slice(7, 9), scoredVerdicts(1), show, { seed: 1 });
    expect(few.pairs).toEqual(pairs.filter(({ problem }) => problem === 'p7' || problem === 'p8'));
    expect((await preferencePairs(pool, scoredVerdicts(1), show, { seed: 2 })).pairs).not.toEqual(pairs);
  });

  it('can be judged flat, on the bare text', async () => {
    const { report } = await preferencePairs(pool, flatJudge(1), (_, thought) => flatTrace(thought, words), { seed: 1 });
    expect(Object.values(report.outcomes).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(report.tieRate).toBeLessThan(1);
  });

  it('come to none from nothing, and stop when told to', async () => {
    expect(await preferencePairs([], scoredVerdicts(1), show, { seed: 1 })).toEqual({ pairs: [], report: { problems: 0, traces: 0, usable: 0, outcomes: { kept: 0, tie: 0, order: 0, unsteady: 0 }, tieRate: null } });
    await expect(preferencePairs(pool, scoredVerdicts(1), show, { seed: 1, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

it('puts about one problem in nine aside for validation, by its id alone', () => {
  const aside = Array.from({ length: 9000 }, (_, i) => isValidation(`p${i}`)).filter(Boolean).length;
  expect(aside).toBeGreaterThan(900);
  expect(aside).toBeLessThan(1100);
});
