/** Problem sets: the split of each, no problem twice, ids that stay; the gate: J by product, both verdicts, what was never asked. */
import { describe, expect, it } from 'vitest';
import { writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import { depthOf } from './expression.ts';
import { gateFigures } from './gate-figures.ts';
import { isInSplit } from './held-out-tuples.ts';
import { PROBLEM_SETS, problemSets, type ProblemSet } from './problem-sets.ts';

const sets = problemSets(1, 120);
const expressionOf = ({ ask }: AlgebraProblem) => (ask.kind === 'find' ? ask.expression : expect.fail());

describe('the problem sets', () => {
  it.each<[ProblemSet, 'taught' | 'held-out', number, number]>([
    ['pool', 'taught', 2, 4], ['best', 'held-out', 2, 4], ['rl', 'taught', 2, 4], ['eval', 'held-out', 2, 4], ['double', 'taught', 2, 2], ['single', 'taught', 1, 1],
  ])('%s is %s, of %i to %i operations', (set, split, low, high) => {
    expect(sets[set]).toHaveLength(120);
    for (const { problem } of sets[set]) {
      const depth = depthOf(expressionOf(problem));
      expect(depth >= low && depth <= high).toBe(true);
      if (depth > 1) expect(isInSplit(problem.system, expressionOf(problem), split)).toBe(true);
    }
  });

  it('share no problem, and number what they hold', () => {
    const all = PROBLEM_SETS.flatMap((set) => sets[set]);
    expect(new Set(all.map(({ problem }) => writeProblem(problem))).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(sets.pool[7]!.id).toBe('pool-0007');
  });

  it('are the same for the same seed, and others for another', () => {
    expect(problemSets(1, 20).pool).toEqual(sets.pool.slice(0, 20));
    expect(problemSets(2, 20).pool).not.toEqual(sets.pool.slice(0, 20));
  });
});

describe('the gate', () => {
  const { problem } = sets.single.find(({ problem: { system }, problem: asked }) => system === 'Z' && writeProblem(asked).includes('mul'))!;
  const inner = expressionOf(problem);
  const twice: AlgebraProblem = { ...problem, ask: { kind: 'find', expression: { kind: 'apply', name: 'mul', number: null, args: [inner, { kind: 'given', index: 1 }] } } };
  const half = [{ problem, right: true }, { problem, right: false }];

  it('multiplies the accuracies of single operations', () => {
    const doubles = [true, false, false, false].map((right) => ({ problem: twice, right }));
    expect(gateFigures(half, doubles)).toMatchObject({ single: 0.5, double: 0.25, meanJ: 0.25, passes: true });
    expect(gateFigures(half, [...doubles, ...doubles.map((one) => ({ ...one, right: false }))]).passes).toBe(false);
  });

  it('has no figure for an operation that was never asked alone, nor from nothing', () => {
    expect(() => gateFigures([{ problem: sets.single.find(({ problem: { system } }) => system === 'W')!.problem, right: true }], half.map((one) => ({ ...one, problem: twice })))).toThrow(RangeError);
    expect(() => gateFigures([], half)).toThrow(RangeError);
  });
});
