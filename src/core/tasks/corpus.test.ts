import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { documentAt, GENERATORS } from './corpus.ts';
import { splitOf } from './held-out.ts';
import { isStepRight, parseThought } from './parse-thought.ts';
import { completionText, FAMILIES, type Family, type Wording } from './problem.ts';
import { Seeded } from './seeded.ts';

const someProblem = fc
  .tuple(fc.integer(), fc.constantFrom<Family>(...FAMILIES), fc.constantFrom<Wording>('taught', 'held-out'))
  .map(([seed, family, wording]) => GENERATORS[family](new Seeded(seed), wording));

const isOpen = (family: Family): boolean => family === 'tale' || family === 'dialogue';

describe('every text of every family', () => {
  it('passes its own verifier', () => {
    fc.assert(fc.property(someProblem, (problem) => {
      const verdict = check(problem, completionText(problem));
      expect(verdict.correct).toBe(isOpen(problem.family) ? null : true);
      expect(verdict.answer).toBe(problem.answer);
      expect(verdict.wellFormed).toBe(true);
      expect(verdict.steps - verdict.rightSteps).toBe(problem.thought.slips.length);
    }), { numRuns: 2000 });
  });

  it('has a thought whose references all point back: a DAG in the order it is written', () => {
    fc.assert(fc.property(someProblem, ({ thought }) => {
      const { steps } = parseThought(thought.text);
      steps.forEach((step, i) => {
        expect(step.id).toBe(i + 1);
        expect(thought.text.slice(step.start, step.end)).toContain(`#${step.id} `);
        expect(step.refs.every((ref) => ref < step.id)).toBe(true);
      });
    }), { numRuns: 1000 });
  });

  it('fails when any digit of its answer is changed', () => {
    const checkable = someProblem.filter(({ family, answer }) => !isOpen(family) && /\d/.test(answer));
    fc.assert(fc.property(checkable, fc.nat(), fc.integer({ min: 1, max: 9 }), (problem, at, shift) => {
      const places = [...problem.answer.matchAll(/\d/g)].map(({ index }) => index);
      const place = places[at % places.length]!;
      const digit = (Number(problem.answer[place]) + shift) % 10;
      const answer = problem.answer.slice(0, place) + digit + problem.answer.slice(place + 1);
      expect(check(problem, completionText({ ...problem, answer })).correct).toBe(false);
    }), { numRuns: 1000 });
  });

  it('keeps stories within 999', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const { steps } = parseThought(GENERATORS.story(new Seeded(seed), 'taught').thought.text);
      for (const { body } of steps) if (body.kind === 'sum') expect(body.value).toBeLessThanOrEqual(1009);
    }));
  });
});

describe('the corpus', () => {
  it('is the same for the same seed, and another for another', () => {
    const texts = (seed: number) => Array.from({ length: 50 }, (_, i) => completionText(documentAt(seed, i)));
    expect(texts(5)).toEqual(texts(5));
    expect(texts(5)).not.toEqual(texts(6));
  });

  it('holds nothing that is held out, in 200,000 texts, and a second look in about a third of the sums', () => {
    let sums = 0;
    let looks = 0;
    for (let i = 0; i < 200_000; i++) {
      const problem = documentAt(1, i);
      const split = splitOf(problem);
      if (split.problem || split.keptPairs > 0) throw new Error(`held out, yet taught: ${problem.prompt}`);
      if (['story', 'equation', 'date'].includes(problem.family)) {
        sums += 1;
        if (/^(check|but|alt) /m.test(problem.thought.text)) looks += 1;
      }
    }
    expect(looks / sums).toBeGreaterThan(0.28);
    expect(looks / sums).toBeLessThan(0.5);
  }, 240_000);
});

describe('the verifier', () => {
  it('takes no answer that has not been closed', () => {
    expect(check({ family: 'story', prompt: '', answer: '42' }, '#1 40+2=42<answer>42').correct).toBe(false);
  });

  it('tells a right answer from a right thought', () => {
    const verdict = check({ family: 'story', prompt: '', answer: '42' }, '#1 40+3=42<answer>42<eos>');
    expect([verdict.correct, verdict.rightSteps]).toEqual([true, 0]);
  });

  it('puts the root into the equation, whatever the expected answer says', () => {
    const asked = { family: 'equation' as const, prompt: 'Find n: 8n+29=5n+92', answer: '' };
    expect(check(asked, '<answer>n=21<eos>').correct).toBe(true);
    expect(check(asked, '<answer>n=22<eos>').correct).toBe(false);
    expect(check(asked, '<answer>x=21<eos>').correct).toBe(false);
    expect(check({ ...asked, prompt: 'Solve x/4=12.' }, '<answer>x=48<eos>').correct).toBe(true);
  });

  it('sees what a step is made of', () => {
    const { steps } = parseThought('#1 zone page');
    expect(isStepRight(steps[0]!, steps)).toBe(false);
  });
});
