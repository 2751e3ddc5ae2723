/** The golden aggregation (pibench.md 5), exact; bounds; and how runs are averaged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compOf, modelScore, personaScore, type TaskTally } from './persona-score.ts';

const seed = (task: string, intents: number, covered: number): TaskTally => ({ task, seeds: [], covered, intents, comp: null });

describe('the golden example', () => {
  const score = personaScore([
    seed('S1', 3, 1), seed('S2', 2, 2), seed('S3', 4, 1),
    { task: 'D', seeds: ['S1', 'S2'], covered: 3, intents: 5, comp: 0.6 },
    { task: 'E', seeds: ['S3'], covered: 2, intents: 4, comp: 0.5 },
    { task: 'I', seeds: [], covered: 3, intents: 3, comp: 0.9 },
  ])!;
  it('Proc .59167, Comp .61667', () => {
    expect(score.proc).toBeCloseTo((0.6 * 3 + 0.375 * 2 + 1) / 6, 12);
    expect(score.proc.toFixed(5)).toBe('0.59167');
    expect(score.comp.toFixed(5)).toBe('0.61667');
  });
  it('pools a dependent with its seeds, and keeps its own', () => {
    expect(score.tasks.map(({ task, proc, ownProc, weight }) => [task, proc, ownProc, weight])).toEqual([['D', 0.6, 0.6, 3], ['E', 0.375, 0.5, 2], ['I', 1, 1, 1]]);
  });
});

describe('edges', () => {
  it('no scored task: no score', () => expect(personaScore([seed('S', 3, 3)])).toBeNull());
  it('a seed that was not played is left out of the pool, and the weight stays', () => {
    expect(personaScore([{ task: 'D', seeds: ['S'], covered: 1, intents: 2, comp: 1 }])!.tasks[0]).toMatchObject({ proc: 0.5, weight: 2 });
  });
  it('weights of criteria count', () => {
    expect(compOf([1, 3], [false, true])).toBe(0.75);
    expect(compOf([], [])).toBe(0);
    expect(compOf([1, 1], [true])).toBe(0.5);
  });
  it('scores lie in 0..1', () => {
    const tallies = fc.array(fc.record({ task: fc.string(), seeds: fc.constant([]), intents: fc.integer({ min: 1, max: 9 }), covered: fc.nat(9), comp: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) }));
    fc.assert(fc.property(tallies, (list) => {
      const score = personaScore(list.map((one) => ({ ...one, covered: Math.min(one.covered, one.intents) })));
      return score === null || [score.proc, score.comp].every((value) => value >= 0 && value <= 1 + 1e-12);
    }));
  });
  it('a model: mean of personas first, then mean and sample sd over runs', () => {
    expect(modelScore([[0.4, 0.6], [0.6, 0.8]])).toEqual({ mean: 0.6, sd: expect.closeTo(Math.SQRT2 / 10, 12) as number });
    expect(modelScore([[0.5]])).toEqual({ mean: 0.5, sd: null });
    expect(modelScore([[]])).toBeNull();
  });
});
