/** The four scores by hand, against the formulas worked out another way, within their bounds, blind to names, and equal to 1 less the costs that are told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedSignatures } from './asked-signatures.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { dominantPath } from './dominant-path.ts';
import { scoreTrace, type ScoredTrace } from './me-scores.ts';
import { simulatedRightness, simulatedThought, TERSE, type SimulatedThought } from './simulated-thought.ts';
import { DIMENSIONS } from './step-costs.ts';

const words = (text: string): number => text.split(' ').length;

function scored(thought: SimulatedThought): ScoredTrace {
  const right = simulatedRightness(thought);
  return scoreTrace(dagOfThought(thought.text, thought.answer, words), { asked: askedSignatures(thought.problem), isRight: ({ id }) => right[id - 1]! });
}

const allRight = { asked: [], isRight: () => true };
const dagOf = (...lines: readonly string[]) => dagOfThought(lines.join('\n'), '9', words);

describe('the scores', () => {
  it('are all 1 for a terse thought', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const { scores, costs } = scored(simulatedThought(seed, TERSE));
      // an expression that names the same thing twice is worked out twice
      fc.pre(!costs.some(({ kind }) => kind === 'duplicate'));
      fc.pre(!costs.some(({ kind }) => kind === 'dead' || kind === 'restart'));
      expect(Object.values(scores)).toEqual([1, 1, 1, 1]);
    }));
  });

  it('count dead steps, duplicates and restarts, each on its own', () => {
    const { scores, costs } = scoreTrace(dagOf('#1 g1:3', 'alt #1 inv g1:3=5', '#2 inv g1:3=5', '#3 inv #2:5=9'), allRight);
    // the first line is noise: no restart, yet a dead leaf; what is doubly numbered 1 stands second
    expect(costs.map(({ kind, step }) => `${kind} ${step}`)).toEqual(['dead 1', 'dead 2', 'duplicate 3', 'restart 2', 'restart 3']);
    expect(scores.macroEfficiency).toBeCloseTo(1 - 5 / 4);
  });

  it('count fillers and repeats of the path alone', () => {
    const { scores, costs } = scoreTrace(dagOf('hmm hmm #1 inv g1:3=9', 'hmm alt #2 inv g2:4=4', 'check #3 inv g1:3=9'), allRight);
    expect(costs.filter(({ dimension }) => dimension === 'microEfficiency').map(({ kind, step, of }) => [kind, step, of])).toEqual([['filler', 1, null], ['repeat', 3, 1]]);
    expect(scores.microEfficiency).toBeCloseTo(3 / 9);
  });

  it('count what is asked for and not worked out, and an answer that no step states', () => {
    const task = { asked: ['inv 3', 'inv 5', 'mul 9,9', 'inv 3'], isRight: () => true };
    expect(scoreTrace(dagOf('#1 inv g1:3=5', '#2 inv #1:5=9'), task).scores.macroEffectiveness).toBeCloseTo(3 / 4);
    expect(scoreTrace(dagOf('#1 inv g1:3=5'), task).scores).toMatchObject({ macroEffectiveness: -0.5, microEfficiency: 0, microEffectiveness: 0 });
  });

  it('count wrong steps of the path alone', () => {
    const { scores, costs } = scoreTrace(dagOf('#1 inv g1:3=7', 'but #2 inv g1:3=5', '#3 inv #2:5=9'), { asked: [], isRight: ({ id }) => id === 2 });
    expect(scores.microEffectiveness).toBe(0.5);
    expect(costs.filter(({ kind }) => kind === 'wrong').map(({ step }) => step)).toEqual([3]);
  });

  it('are lowest where there is no step', () => {
    expect(scoreTrace(dagOf(), { asked: ['inv 3'], isRight: () => true }).scores).toEqual({ macroEfficiency: 0, macroEffectiveness: -0.5, microEfficiency: 0, microEffectiveness: 0 });
  });

  it('follow the formulas, worked out another way', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const thought = simulatedThought(seed);
      const dag = dagOfThought(thought.text, thought.answer, words);
      const right = simulatedRightness(thought);
      const path = dominantPath(dag);
      const on = dag.steps.filter(({ id }) => path.includes(id));
      const n = dag.steps.length;
      const twice = dag.steps.filter((step, i) => dag.steps.slice(0, i).some(({ signature }) => signature === step.signature)).length;
      const anew = dag.steps.filter(({ parents }, i) => parents.length === 0 && dag.steps.slice(0, i).some(({ children }) => children.length === 0)).length;
      const minimal = [...new Set(on.map(({ signature }) => signature))].reduce((sum, signature) => sum + on.find((step) => step.signature === signature)!.needed, 0);
      const asked = askedSignatures(thought.problem);
      const { scores } = scored(thought);
      expect(scores.macroEfficiency).toBeCloseTo(1 - (n - on.length + twice + anew) / n);
      expect(scores.macroEffectiveness).toBeCloseTo(asked.filter((signature) => on.some((step) => step.signature === signature)).length / asked.length);
      expect(scores.microEfficiency).toBeCloseTo(minimal / on.reduce((sum, { length }) => sum + length, 0));
      expect(scores.microEffectiveness).toBeCloseTo(on.filter(({ id }) => right[id - 1]).length / on.length);
    }));
  });

  it('stay within their bounds for any text, and are what the costs leave', () => {
    const line = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(3), fc.constantFrom('', 'hmm ', 'so ')).map(([id, a, v, lead]) => `${lead}#${id} inv #${a}:${v}=${v + 1}`);
    fc.assert(fc.property(fc.array(fc.oneof(line, line, fc.string()), { maxLength: 12 }), fc.boolean(), (lines, isRight) => {
      const { scores, costs } = scoreTrace(dagOfThought(lines.join('\n'), '2'), { asked: ['inv 1', 'inv 2'], isRight: () => isRight });
      const near = 1e-9;
      expect(scores.macroEfficiency > -2 - near && scores.macroEfficiency <= 1).toBe(true);
      expect(scores.macroEffectiveness >= -0.5 - near && scores.macroEffectiveness <= 1).toBe(true);
      expect([scores.microEfficiency, scores.microEffectiveness].every((score) => score >= -near && score <= 1)).toBe(true);
      for (const dimension of DIMENSIONS) {
        expect(1 - costs.filter((cost) => cost.dimension === dimension).reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(scores[dimension]);
      }
    }));
  });

  it('do not care how the elements are called', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const { problem, text, answer } = simulatedThought(seed);
      const renamed = (value: string): string => `v${value.replaceAll('-', 'm')}v`;
      const other = text.replace(/(?<=[:=])[-\w]+/g, renamed);
      const asked = askedSignatures(problem);
      const renamedAsked = asked.map((signature) => signature.replace(/(?<=[ ,])[-\w]+/g, (value, at: number) => (/^(pow|lin) /.test(signature) && at === signature.lastIndexOf(',') + 1 ? value : renamed(value))));
      const isRight = ({ id }: { id: number }) => id % 2 === 0;
      // letters do not count: a name may be of another length
      const one = scoreTrace(dagOfThought(text, answer, words), { asked, isRight });
      expect(scoreTrace(dagOfThought(other, renamed(answer), words), { asked: renamedAsked, isRight })).toMatchObject({ scores: one.scores });
    }));
  });
});
