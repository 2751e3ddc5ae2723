/** Problems are what was chosen, worth working out, and on their own side of the split; no held composition stands in anything taught. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseThought, type Step } from '../parse-thought.ts';
import { Seeded } from '../seeded.ts';
import { algebraDocument, type CorpusChoice } from './algebra-corpus.ts';
import { parseProblem, writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import { applications, depthOf, evaluate, operationTuple, type Applied } from './expression.ts';
import { chainsOf, holdsHeld, isHeldTuple } from './held-out-tuples.ts';
import { makeAlgebra, type AlgebraChoice, type Shape } from './make-algebra.ts';
import { SYSTEM_TAGS, SYSTEMS, type OperationName, type SystemTag } from './systems.ts';

const asked = ({ ask }: AlgebraProblem): Applied => (ask.kind === 'find' ? (ask.expression as Applied) : expect.fail('it is to be proved'));
const make = (seed: number, choice: Partial<AlgebraChoice>) => makeAlgebra(new Seeded(seed), { systems: ['Z', 'F', 'W', 'S'], depth: [1, 5], split: 'taught', ...choice });
const someDepth = fc.integer({ min: 1, max: 5 });
const leaves = (expression: Applied): number[] => expression.args.flatMap((arg) => (arg.kind === 'given' ? [arg.index] : leaves(arg)));

describe('a made problem', () => {
  it('has the depth and the system that were asked for, survives writing, and names every given', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom<SystemTag>(...SYSTEM_TAGS), someDepth, (seed, system, depth) => {
      const problem = make(seed, { systems: [system], depth: [depth, depth] });
      expect(problem.system).toBe(system);
      expect(depthOf(asked(problem))).toBe(depth);
      expect(parseProblem(writeProblem(problem))).toEqual(problem);
      expect(new Set(leaves(asked(problem))).size).toBe(problem.givens.length);
    }));
  });

  it('has no value beyond what is taught, and none that has been seen before it', () => {
    fc.assert(fc.property(fc.integer(), someDepth, (seed, depth) => {
      const problem = make(seed, { depth: [depth, depth] });
      const values = applications(asked(problem)).map((part) => evaluate(part, problem.system, problem.givens));
      expect(values.every((value) => SYSTEMS[problem.system].taught(value))).toBe(true);
      expect(new Set([...problem.givens, ...values]).size).toBe(problem.givens.length + values.length);
    }));
  });

  it('hands one value on in a chain, and lets two meet in a tree', () => {
    const meets = (seed: number, shape: Shape) => applications(asked(make(seed, { depth: [3, 5], shape }))).some(({ args }) => args.filter(({ kind }) => kind === 'apply').length > 1);
    for (let seed = 0; seed < 200; seed++) expect([meets(seed, 'chain'), meets(seed, 'tree')]).toEqual([false, true]);
  });

  it('is the same for the same seed', () => {
    expect(make(5, {})).toEqual(make(5, {}));
    expect(make(5, {})).not.toEqual(make(6, {}));
  });

  it('says so where there is none', () => {
    expect(() => make(1, { depth: [2, 2], shape: 'tree' })).toThrow('found no taught tree of 2 operations');
  });
});

describe('the split', () => {
  it('holds about a fifth of all tuples, and no single operation', () => {
    for (const tag of ['Z', 'F', 'W', 'S'] as const) {
      const names = Object.keys(SYSTEMS[tag].operations) as OperationName[];
      expect(names.some((name) => isHeldTuple(tag, [name]))).toBe(false);
      const fours = names.flatMap((a) => names.flatMap((b) => names.flatMap((c) => names.map((d) => [a, b, c, d] as const))));
      const share = fours.filter((tuple) => isHeldTuple(tag, tuple)).length / fours.length;
      expect(share).toBeGreaterThan(0.12);
      expect(share).toBeLessThan(0.28);
    }
  });

  it('keeps back only problems whose own tuple is held', () => {
    for (let seed = 0; seed < 500; seed++) {
      const problem = make(seed, { depth: [2, 5], split: 'held-out' });
      expect(isHeldTuple(problem.system, operationTuple(asked(problem)))).toBe(true);
    }
  });

  it('lets no held tuple into 8,000 taught texts: not in a problem, and not in what the steps of its trace refer to', () => {
    const choice: CorpusChoice = { systems: SYSTEM_TAGS, depth: [1, 5], atomic: 0, styles: { terse: 1, branchy: 3, reflective: 1 }, split: 'taught', skill: () => 0.7 };
    const met = new Set<string>();
    for (let i = 0; i < 8_000; i++) {
      const { prompt, completion } = algebraDocument(11, i, choice);
      const problem = parseProblem(prompt.replace(/^<bos><user>(?:terse |branchy |reflective )?/, '').slice(0, -'<think>'.length))!;
      const { system } = problem;
      const tuple = operationTuple(asked(problem));
      const chains = [...chainsOf(asked(problem)), ...chainsOfSteps(parseThought(completion.split('<answer>')[0]!).steps)];
      if (holdsHeld(system, tuple) || chains.some((chain) => holdsHeld(system, chain))) expect.fail(`${prompt}${completion}`);
      if (tuple.length === 2) met.add(`${system} ${tuple.join(' ')}`);
    }
    // every other pair of operations comes, but for two that only give back what there was: the inverse of an inverse, and of a permutation's power
    const pairs = SYSTEM_TAGS.flatMap((tag) => Object.keys(SYSTEMS[tag].operations).flatMap((a, _, names) => names.map((b) => [tag, a, b] as [SystemTag, OperationName, OperationName])));
    const givesBack = (tag: SystemTag, a: OperationName, b: OperationName) => b === 'inv' && (a === 'inv' || (a === 'pow' && tag === 'S'));
    const taught = pairs.filter(([tag, a, b]) => !isHeldTuple(tag, [a, b]) && !givesBack(tag, a, b));
    expect(met).toEqual(new Set(taught.map(([tag, a, b]) => `${tag} ${a} ${b}`)));
  }, 300_000);
});

/** The operations along every way of references that ends in a step; where two ways agree, the first is the one that was asked for. */
function chainsOfSteps(steps: readonly Step[]): OperationName[][] {
  const ending: OperationName[][][] = [];
  for (const { body, refs } of steps) {
    const before = (body.kind === 'agree' ? refs.slice(0, 1) : refs).flatMap((ref) => ending[ref - 1]!);
    const own = body.kind === 'operation' ? (before.length > 0 ? before : [[]]).map((chain) => [...chain, body.name]) : before;
    ending.push([...new Map(own.map((chain) => [chain.join(' '), chain])).values()]);
  }
  return ending.flat();
}
