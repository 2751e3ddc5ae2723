/** The shipped target's families and the algebraic world by one reading; every fault marked and none fatal; answers of each kind found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentAt } from '../tasks/corpus.ts';
import { FAMILIES } from '../tasks/problem.ts';
import { askedSignatures } from './asked-signatures.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { dominantPath } from './dominant-path.ts';
import { simulatedThought, TERSE } from './simulated-thought.ts';

describe('the DAG of a thought', () => {
  it('reads steps, leads, fillers and parents', () => {
    const dag = dagOfThought('#1 inv g1:3124=2314\nhmm hmm so #2 mul #1:2314,g2:2143=1423\ncheck #3 inv #2:1423=1342', '1423', (text) => text.split(' ').length);
    expect(dag.steps.map(({ lead, fillers, parents, length, needed, value }) => [lead, fillers, parents, length, needed, value]))
      .toEqual([['', 0, [], 3, 3, '2314'], ['so', 2, [1], 6, 4, '1423'], ['check', 0, [2], 4, 4, '1342']]);
    expect(dag.steps.map(({ signature }) => signature)).toEqual(['inv 3124', 'mul 2314,2143', 'inv 1423']);
    expect([dag.stating, dominantPath(dag), dag.faults]).toEqual([[2], [1, 2], []]);
  });

  it('drops and marks references that lead nowhere', () => {
    const { steps, faults } = dagOfThought('#1 #1:4+1=5\n#2 #3:5+1=6\n#3 #9:1+1=2\nnoise\n#5 #1:5+#2:6=11\n#5 #5:11+1=12', '12');
    expect(steps.map(({ parents }) => parents)).toEqual([[], [], [], [], [1, 2], [5]]);
    expect(faults).toEqual([
      { step: 1, kind: 'self', written: 1 }, { step: 2, kind: 'forward', written: 3 }, { step: 3, kind: 'unknown', written: 9 },
      { step: 4, kind: 'unread', written: null }, { step: 6, kind: 'misnumbered', written: 5 },
    ]);
  });

  it('is the same when the steps bear other numbers', () => {
    const shifted = (text: string): string => text.replace(/#(\d+)/g, (_, k: string) => `#${Number(k) + 17}`);
    fc.assert(fc.property(fc.nat(), (seed) => {
      const { text, answer } = simulatedThought(seed);
      const [one, other] = [dagOfThought(text, answer), dagOfThought(shifted(text), answer)];
      expect(other.steps.map(({ parents, action, signature }) => [parents, action, signature])).toEqual(one.steps.map(({ parents, action, signature }) => [parents, action, signature]));
      expect(dominantPath(other)).toEqual(dominantPath(one));
    }));
  });

  it('works for every family of the shipped target: no fault, and the answer is stated', () => {
    for (const family of FAMILIES) {
      for (let i = 0; i < 60; i++) {
        const problem = documentAt(7, i, { story: 0, equation: 0, date: 0, rewrite: 0, tale: 0, dialogue: 0, [family]: 1 });
        const dag = dagOfThought(problem.thought.text, problem.answer);
        expect(dag.faults, problem.thought.text).toEqual([]);
        expect(dag.stating.length, `${problem.thought.text}\n-> ${problem.answer}`).toBeGreaterThan(0);
      }
    }
  });

  it('finds both parts of a time', () => {
    expect(dagOfThought('#1 16+1=17\n#2 3+2=5\n#3 #2:5+0=5\n#4 1+1=2', '17:05').stating).toEqual([1, 3]);
  });

  it('finds each asked sub-expression in a terse thought', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const { problem, text, answer } = simulatedThought(seed, TERSE);
      expect(dagOfThought(text, answer).steps.map(({ signature }) => signature)).toEqual(askedSignatures(problem));
    }));
  });

  it('has no step for an empty thought, and no statement without an answer', () => {
    expect(dagOfThought('', null)).toEqual({ steps: [], answer: null, stating: [], faults: [] });
    expect(dagOfThought('#1 1+1=2', null).stating).toEqual([]);
  });
});
