/** Gold traces are right whatever the style; a noisy teacher errs as often as its profile says, and goes on from what it has written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseThought, valueOf, type Step } from '../parse-thought.ts';
import { Seeded } from '../seeded.ts';
import { depthOf } from './expression.ts';
import { checkAnswer, checkSteps, traceVerdict } from './check-trace.ts';
import { makeAlgebra } from './make-algebra.ts';
import { gold, SKILLS, type Skill } from './skill-profile.ts';
import { SYSTEM_TAGS, SYSTEMS, type SystemTag } from './systems.ts';
import { MOST_STEPS } from './trace-writer.ts';
import { wrongElement } from './wrong-element.ts';
import { algebraText, STYLES, writeTrace, type Style } from './write-trace.ts';

function traceOf(seed: number, style: Style, skill: Skill = gold, systems: readonly SystemTag[] = SYSTEM_TAGS, depth: readonly [number, number] = [1, 5]) {
  const random = new Seeded(seed);
  const problem = makeAlgebra(random, { systems, depth, split: 'taught' });
  const trace = writeTrace(problem, style, random, skill);
  return { problem, trace, ...parseThought(trace.text) };
}
const someStyle = fc.constantFrom<Style>(...STYLES);
const withLead = (steps: readonly Step[], lead: Step['lead']) => steps.filter((step) => step.lead === lead);

describe('a gold trace', () => {
  it('is well formed, right in every step and in its answer, and no longer than there are labels', () => {
    fc.assert(fc.property(fc.integer(), someStyle, (seed, style) => {
      const { problem, trace, steps, wellFormed } = traceOf(seed, style);
      expect(wellFormed).toBe(true);
      expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
      expect(checkSteps(problem, steps)).toEqual(steps.map(() => true));
      expect(checkAnswer(problem, trace.answer)).toBe(true);
      expect(steps.every(({ id, refs }) => refs.every((ref) => ref < id))).toBe(true);
    }), { numRuns: 300 });
  });

  it('is judged right as a completion, and its last needed step derives the answer', () => {
    const { problem, trace, steps } = traceOf(4, 'terse');
    const { prompt, completion } = algebraText(problem, trace);
    expect(prompt).toMatch(/^<bos><user>[ZFWSM] g1=.*\?<think>$/);
    expect(traceVerdict(problem, completion)).toEqual({ right: true, answer: trace.answer, wellFormed: true, steps: steps.length, rightSteps: steps.length, derivedBy: steps.length });
  });

  it('is as long as its problem in the terse style, and shows each style in the others', () => {
    const all = (style: Style) => Array.from({ length: 300 }, (_, seed) => traceOf(seed, style));
    for (const { problem, steps } of all('terse')) expect(steps).toHaveLength(problem.ask.kind === 'find' ? depthOf(problem.ask.expression) : 0);
    const branchy = all('branchy').flatMap(({ steps }) => steps);
    expect(withLead(branchy, 'alt').length).toBeGreaterThan(100);
    expect(branchy.filter(({ body }) => body.kind === 'agree').length).toBeGreaterThan(30);
    expect(withLead(branchy, 'but')).toHaveLength(0);
    const reflective = all('reflective').flatMap(({ steps }) => steps);
    expect(withLead(reflective, 'check').length).toBeGreaterThan(60);
    expect(reflective.some(({ fillers }) => fillers > 0)).toBe(true);
    expect(withLead(reflective, 'alt')).toHaveLength(0);
  });

  it('is the same for the same seed', () => {
    for (const style of STYLES) expect(traceOf(9, style, SKILLS.usual).trace).toEqual(traceOf(9, style, SKILLS.usual).trace);
  });

  it('is not written of what is to be proved', () => {
    const { problem } = traceOf(1, 'terse');
    const ask = { kind: 'prove', left: { kind: 'given', index: 1 }, right: { kind: 'given', index: 1 } } as const;
    expect(() => writeTrace({ ...problem, ask }, 'terse', new Seeded(1))).toThrow(RangeError);
  });
});

describe('a noisy teacher', () => {
  it('is right as often as its profile says, for every operation', () => {
    const counts = new Map<string, { right: number; all: number; skill: number }>();
    for (let seed = 0; seed < 12_000; seed++) {
      const { problem, steps } = traceOf(seed, 'terse', SKILLS.usual, SYSTEM_TAGS, [1, 1]);
      const { body } = steps[0]!;
      const name = body.kind === 'operation' ? body.name : expect.fail();
      const at = counts.get(`${problem.system} ${name}`) ?? { right: 0, all: 0, skill: SKILLS.usual(problem.system, name) };
      counts.set(`${problem.system} ${name}`, { ...at, right: at.right + (checkSteps(problem, steps)[0] ? 1 : 0), all: at.all + 1 });
    }
    expect(counts.size).toBe(18);
    for (const [which, { right, all, skill }] of counts) {
      expect(Math.abs(right / all - skill), which).toBeLessThan(3 * Math.sqrt((skill * (1 - skill)) / all));
    }
  }, 60_000);

  it('goes on from what it wrote, keeps to the grammar and to the size that is taught, and answers with its last value', () => {
    fc.assert(fc.property(fc.integer(), someStyle, (seed, style) => {
      const { problem, trace, steps, wellFormed } = traceOf(seed, style, () => 0.5);
      expect(wellFormed).toBe(true);
      for (const { body, refs } of steps) {
        const operands = body.kind === 'operation' ? body.operands : body.kind === 'agree' ? [body.left, body.right] : expect.fail();
        for (const { step, value } of operands) if (step !== undefined) expect(`${valueOf(steps[step - 1]!)}`).toBe(`${value}`);
        expect(new Set(operands.flatMap(({ step }) => step ?? []))).toEqual(new Set(refs));
      }
      expect(steps.every((step) => SYSTEMS[problem.system].taught(`${valueOf(step)}`))).toBe(true);
      expect(steps.some((step) => `${valueOf(step)}` === trace.answer)).toBe(true);
    }), { numRuns: 300 });
  });

  it('redoes a step just where a second look at it differs', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const { steps } = traceOf(seed, 'reflective', () => 0.5);
      for (const [i, step] of steps.entries()) {
        if (step.lead !== 'check') continue;
        expect(steps[i + 1]?.lead === 'but').toBe(valueOf(step) !== valueOf(steps[i - 1]!));
      }
    }));
  });

  it('looks again more often, and redoes more, where it is less skilled', () => {
    const share = (skill: number, style: Style, lead: Step['lead']) => {
      const steps = Array.from({ length: 400 }, (_, seed) => traceOf(seed, style, () => skill).steps).flat();
      return withLead(steps, lead).length / steps.length;
    };
    expect(share(0.6, 'reflective', 'check')).toBeGreaterThan(1.5 * share(1, 'reflective', 'check'));
    expect(share(0.6, 'branchy', 'but')).toBeGreaterThan(0.02);
  });

  it('shows by its buts and checks how likely its answer is to be wrong', () => {
    const redone = { right: 0, all: 0 };
    const straight = { right: 0, all: 0 };
    for (let seed = 0; seed < 2000; seed++) {
      const { problem, trace, steps } = traceOf(seed, 'reflective', () => 0.7, ['S'], [2, 2]);
      const group = withLead(steps, 'but').length > 0 ? redone : straight;
      group.all += 1;
      if (checkAnswer(problem, trace.answer)) group.right += 1;
    }
    expect(straight.right / straight.all).toBeGreaterThan(redone.right / redone.all + 0.15);
  });

  it('errs by another element of plausible size, never by the right one', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom<SystemTag>(...SYSTEM_TAGS), (seed, system) => {
      const random = new Seeded(seed);
      const right = SYSTEMS[system].random(random);
      const wrong = wrongElement(system, right, random);
      expect(SYSTEMS[system].isElement(wrong) && SYSTEMS[system].taught(wrong)).toBe(true);
      expect(wrong).not.toBe(right);
      expect(Math.abs(wrong.length - right.length)).toBeLessThanOrEqual(3);
    }));
  });
});
