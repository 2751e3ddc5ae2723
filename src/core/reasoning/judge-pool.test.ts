/** The judged pool: only right, finished traces, cut before the answer; no problem on both sides; both judges on the same candidates; the same pairs as preference-pairs makes; figures add up. */
import { describe, expect, it } from 'vitest';
import { writeProblem } from '../tasks/alglab/algebra-problem.ts';
import { decodeAlgebra, encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { checkAnswer } from '../tasks/alglab/check-trace.ts';
import { problemSets } from '../tasks/alglab/problem-sets.ts';
import { SKILLS } from '../tasks/alglab/skill-profile.ts';
import { algebraPrompt, algebraText, STYLES, writeTrace } from '../tasks/alglab/write-trace.ts';
import { splitCompletion } from '../tasks/check.ts';
import { Seeded } from '../tasks/seeded.ts';
import { scoredAlgebra } from './algebra-trace.ts';
import { beforeAnswer, judgeProblem, markOf } from './judge-pool.ts';
import { poolFigures } from './pool-figures.ts';
import { isValidation, preferencePairs } from './preference-pairs.ts';
import { scoredVerdicts } from './scored-verdicts.ts';
import { judgeShipped, readShippedPairs, SHIPPED_FORMAT, SHIPPED_VERSION } from './shipped-pairs.ts';

/** Twelve traces a problem by the noisy teacher; the sixth breaks off, the seventh is the first again. */
const pool = problemSets(1, 90).pool.map(({ id, problem }, i) => {
  const completions = Array.from({ length: 12 }, (_, k) => {
    const random = new Seeded(i, k);
    return algebraText(problem, writeTrace(problem, STYLES[k % 3]!, random, SKILLS.usual)).completion;
  });
  completions[5] = completions[5]!.slice(0, -'<eos>'.length);
  completions[6] = completions[0]!;
  return { id, problem, completions };
});
const judged = await Promise.all(pool.map(({ id, problem, completions }) => judgeProblem(id, problem, completions, 1)));
const figures = poolFigures(judged, 1);

describe('pairs of the pool', () => {
  it('hold right, finished traces alone, and no sign of an answer', () => {
    expect(figures.pairs).toBeGreaterThan(60);
    judged.forEach(({ pairs, traces }, i) => {
      const { problem, completions } = pool[i]!;
      for (const { at, thought } of pairs.flatMap(({ chosen, rejected }) => [chosen, rejected])) {
        expect(traces[at]).toMatchObject({ right: true, finished: true });
        expect(checkAnswer(problem, splitCompletion(completions[at]!).answer!)).toBe(true);
        expect(completions[at]!.startsWith(`${thought}<answer>`)).toBe(true);
        expect(thought).not.toMatch(/<answer>|<eos>/);
        expect(at).not.toBe(5);
        expect(at).not.toBe(6);
      }
    });
  });

  it('are cut as ids where they are cut as text', () => {
    const [mark] = encodeAlgebra('<answer>')!;
    const { completions } = pool[0]!;
    expect(decodeAlgebra(beforeAnswer(encodeAlgebra(completions[0]!)!, mark!))).toBe(splitCompletion(completions[0]!).thought);
    expect(beforeAnswer([9, 8], mark!)).toEqual([9, 8]);
  });

  it('have no problem on both sides, which a problem’s id alone decides', () => {
    const sides = pool.filter((_, i) => judged[i]!.pairs.length > 0).map(({ id }) => [id, isValidation(id)] as const);
    expect(new Set(sides.map(([id]) => id)).size).toBe(sides.length);
    expect(new Set(pool.map(({ problem }) => writeProblem(problem))).size).toBe(pool.length);
    expect(new Set(sides.map(([, side]) => side)).size).toBe(2);
  });

  it('are those that preference-pairs makes', async () => {
    const problems = pool.map(({ id, problem, completions }, i) => ({ id, prompt: algebraPrompt(problem), traces: completions.map((completion, at) => ({ completion, correct: judged[i]!.traces[at]!.right })) }));
    const bare = new Map(pool.map(({ id, problem, completions }) => [id, { problem, completions }]));
    const { pairs } = await preferencePairs(problems, scoredVerdicts(1), ({ id }, thought, at) => scoredAlgebra(bare.get(id)!.problem, thought, splitCompletion(bare.get(id)!.completions[at]!).answer), { seed: 1 });
    expect(pairs.map(({ problem, chosenAt, rejectedAt }) => [problem, chosenAt, rejectedAt])).toEqual(judged.flatMap((own, i) => own.pairs.map(({ chosen, rejected }) => [pool[i]!.id, chosen.at, rejected.at])));
  });

  it('are judged again from thoughts alone, with the same outcome', async () => {
    const file = { format: SHIPPED_FORMAT, version: SHIPPED_VERSION, seed: 1, problems: pool.slice(0, 9).map(({ id, problem }, i) => ({ id, problem: writeProblem(problem), thoughts: judged[i]!.usable.map(({ at, thought }) => [at, thought]) })) };
    const again = await judgeShipped(readShippedPairs(JSON.parse(JSON.stringify(file))));
    expect(again.map(({ candidates, pairs }) => ({ candidates, pairs }))).toEqual(judged.slice(0, 9).map(({ candidates, pairs }) => ({ candidates, pairs })));
    expect(() => readShippedPairs({ ...file, version: 2 })).toThrow();
    await expect(judgeShipped({ ...readShippedPairs(file), problems: [{ id: 'x', problem: 'S g1=1', thoughts: [] }] })).rejects.toThrow(TypeError);
  });
});

describe('figures of the pool', () => {
  it('add up', () => {
    expect(figures.traces).toBe(90 * 12);
    expect(figures.unfinished).toBe(90);
    expect(figures.unfinished + figures.wrong + figures.repeated + figures.usable).toBe(figures.traces);
    for (const kinds of [figures.dag, figures.flat]) expect(Object.values(kinds).reduce((sum, one) => sum + one)).toBe(figures.candidates);
    expect(Object.values(figures.flatOnKept).reduce((sum, one) => sum + one)).toBe(figures.dag.kept);
    expect(figures.pairs).toBeLessThanOrEqual(figures.dag.kept);
    const ties = (kept: number): number => 1 - kept / figures.candidates;
    expect(figures.tiesApart!.value).toBeCloseTo(ties(figures.flat.kept) - ties(figures.dag.kept));
    expect(figures.tiesApart!.low).toBeLessThan(figures.tiesApart!.value);
  });

  it('find that right steps go with right answers, and nothing where nothing varies', () => {
    expect(figures.correlations.microEffectiveness).toBeGreaterThan(0.5);
    expect(poolFigures([], 1)).toMatchObject({ traces: 0, tiesApart: null, correlations: { macroEfficiency: null } });
  });

  it('mark a rival by what was decided', () => {
    expect([markOf('a', 'a'), markOf('b', 'a'), markOf('tie', 'b')]).toEqual(['right', 'wrong', 'tie']);
  });
});
