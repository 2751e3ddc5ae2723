/** Systems keep their laws, expressions and problems survive writing and reading, and what is no problem is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seeded } from '../seeded.ts';
import { parseProblem, writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import { applications, depthOf, evaluate, given, operationTuple, parseExpression, writeExpression, type Expression } from './expression.ts';
import { SYSTEM_TAGS, SYSTEMS, type OperationName, type SystemTag } from './systems.ts';

const someTag = fc.constantFrom<SystemTag>(...SYSTEM_TAGS);
const someGroup = fc.constantFrom<SystemTag>('Z', 'F', 'W', 'S');
const elements = (tag: SystemTag, count: number, seed: number) => {
  const random = new Seeded(seed);
  return Array.from({ length: count }, () => SYSTEMS[tag].random(random));
};

function someExpression(tag: SystemTag, random: Seeded, depth: number): Expression {
  if (depth === 0) return given(random.int(1, 3));
  const name = random.pick(Object.keys(SYSTEMS[tag].operations) as OperationName[]);
  const { arity, numbers } = SYSTEMS[tag].operations[name]!;
  return { kind: 'apply', name, args: Array.from({ length: arity }, () => someExpression(tag, random, depth - 1)), number: numbers && random.pick(numbers) };
}

const someProblem = fc.tuple(someTag, fc.integer(), fc.integer({ min: 0, max: 4 })).map(([system, seed, depth]): AlgebraProblem => ({
  system, givens: elements(system, 3, seed), ask: { kind: 'find', expression: someExpression(system, new Seeded(seed, 1), depth) },
}));

describe('the systems', () => {
  it('are closed: every operation on elements gives an element in canonical form', () => {
    fc.assert(fc.property(someTag, fc.integer(), (tag, seed) => {
      const [a, b] = elements(tag, 2, seed) as [string, string];
      for (const { apply, numbers } of Object.values(SYSTEMS[tag].operations)) {
        for (const k of numbers ?? [0]) expect(SYSTEMS[tag].isElement(apply([a, b], k)), `${a} ${b} ${k}`).toBe(true);
      }
    }));
  });

  it('are groups: one may bracket as one likes, and an inverse undoes', () => {
    fc.assert(fc.property(someGroup, fc.integer(), (tag, seed) => {
      const [a, b, c] = elements(tag, 3, seed) as [string, string, string];
      const { mul, inv, pow } = SYSTEMS[tag].operations;
      const times = (x: string, y: string) => mul!.apply([x, y], 0);
      expect(times(times(a, b), c)).toBe(times(a, times(b, c)));
      expect(times(times(a, b), inv!.apply([b], 0))).toBe(a);
      expect(pow!.apply([a], 3)).toBe(times(a, times(a, a)));
      expect(pow!.apply([a], -2)).toBe(inv!.apply([times(a, a)], 0));
    }));
  });

  it('commute where they say so, and only there', () => {
    for (const tag of ['Z', 'F', 'W', 'S'] as const) {
      const pairs = Array.from({ length: 50 }, (_, i) => elements(tag, 2, i) as [string, string]);
      const times = SYSTEMS[tag].operations.mul!.apply;
      expect(pairs.every(([a, b]) => times([a, b], 0) === times([b, a], 0))).toBe(SYSTEMS[tag].commutes);
    }
  });

  it.each([
    ['S', 'mul', ['2134', '1324'], 0, '3124'], ['S', 'inv', ['3124'], 0, '2314'], ['S', 'conj', ['2134', '1324'], 0, '3214'],
    ['W', 'mul', ['xYx', 'Xyy'], 0, 'xy'], ['W', 'inv', ['xYx'], 0, 'XyX'], ['W', 'conj', ['y', 'x'], 0, 'Xyx'],
    ['F', 'mul', ['9A0', '331'], 0, '121'], ['F', 'lin', ['100', '050'], 3, '140'], ['Z', 'lin', ['5', '-7'], 3, '-16'], ['Z', 'inv', ['0'], 0, '0'],
    ['M', 'mm', ['37', '58'], 97, '12'], ['M', 'dg', ['417'], 0, '12'],
  ] as const)('%s %s %j %d is %s', (tag, name, args, k, value) => {
    expect(SYSTEMS[tag].operations[name]!.apply(args, k)).toBe(value);
  });

  it.each([['Z', '-0'], ['Z', '007'], ['F', '12'], ['F', '12B'], ['W', 'xX'], ['W', ''], ['S', '1123'], ['S', '12345'], ['M', '-3']] as const)('%s has no %j', (tag, text) => {
    expect(SYSTEMS[tag].isElement(text)).toBe(false);
  });
});

describe('expressions and problems', () => {
  it('survive writing and reading', () => {
    fc.assert(fc.property(someProblem, (problem) => {
      expect(parseProblem(writeProblem(problem))).toEqual(problem);
    }));
  });

  it('are worked out from the inside', () => {
    const expression = parseExpression('mul inv g1,pow g2,3', 'S')!;
    expect(writeExpression(expression)).toBe('mul inv g1,pow g2,3');
    expect(operationTuple(expression)).toEqual(['inv', 'pow', 'mul']);
    expect(depthOf(expression)).toBe(3);
    expect(applications(expression).map((part) => evaluate(part, 'S', ['3124', '2143']))).toEqual(['2314', '2143', '1423']);
  });

  it.each([
    '', 'S', 'Q g1=1; find g1?', 'S find inv g1?', 'S g1=3124; find inv g2?', 'S g1=3124; find lin g1,g1,2?', 'S g1=3124; find mul g1?', 'S g1=3124; find pow g1?',
    'S g1=3124; find inv g1', 'S g1=3125; find inv g1?', 'S g2=3124; find inv g2?', 'S g1=3124; prove inv g1?', 'S g1=3124; find constructor g1?', `S g1=3124; find ${'inv '.repeat(5000)}g1?`,
  ])('refuses %j', (text) => {
    expect(parseProblem(text)).toBeNull();
  });
});
