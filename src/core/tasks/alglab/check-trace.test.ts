/** Any element of a gold trace that is exchanged for another is found; whatever a model writes is judged, and in linear time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseThought } from '../parse-thought.ts';
import { Seeded } from '../seeded.ts';
import { parseProblem } from './algebra-problem.ts';
import { checkAnswer, checkSteps, traceVerdict } from './check-trace.ts';
import { makeAlgebra } from './make-algebra.ts';
import { SYSTEM_TAGS } from './systems.ts';
import { wrongElement } from './wrong-element.ts';
import { STYLES, writeTrace } from './write-trace.ts';

const problem = parseProblem('S g1=3124; g2=2143; find mul inv g1,g2?')!;
const verdictOf = (text: string) => checkSteps(problem, parseThought(text).steps);

describe('a mutated gold trace', () => {
  it('fails, whichever element is exchanged for whichever other', () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom(...STYLES), (seed, style) => {
      const random = new Seeded(seed);
      const made = makeAlgebra(random, { systems: SYSTEM_TAGS, depth: [1, 5], split: 'taught' });
      const { text } = writeTrace(made, style, random);
      // an element stands behind a colon or an equals sign
      for (const { 0: element, index } of text.matchAll(/(?<=[:=])[-\w]+/g)) {
        const mutated = text.slice(0, index) + wrongElement(made.system, element, random) + text.slice(index + element.length);
        expect(checkSteps(made, parseThought(mutated).steps), mutated).toContain(false);
      }
    }), { numRuns: 200 });
  });
});

describe('a step', () => {
  it.each([
    ['#1 inv g1:3124=2314\nso #2 mul #1:2314,g2:2143=1423', [true, true]],
    ['#1 inv g1:3124=2134\nso #2 mul #1:2134,g2:2143=1243', [false, true]],
    ['#1 inv g1:3142=2413', [false]],
    ['#1 inv g3:3124=2314', [false]],
    ['#1 inv #1:2314=3124', [false]],
    ['#1 inv #2:3124=2314\n#2 inv #1:2314=3124', [false, true]],
    ['#1 inv g1:3124,g2:2143=2314', [false]],
    ['#1 inv g1:3124,2=2314', [false]],
    ['#1 pow g1:3124=3124', [false]],
    ['#1 pow g1:3124,999999999=1234', [false]],
    ['#1 lin g1:3124,g2:2143,2=3124', [false]],
    ['#1 2+2=4', [false]],
    ['#2 inv g1:3124=2314', [false]],
    ['#1 inv g1:3124=2314\n#2 inv g1:3124=2314\n#3 #1:2314=#2:2314', [true, true, true]],
    ['#1 inv g1:3124=2314\n#2 #1:2314=#1:3124', [true, false]],
  ])('%j is %j', (text, right) => {
    expect(verdictOf(text)).toEqual(right);
  });
});

describe('a completion', () => {
  it('is right by its answer, and says which step came to it', () => {
    const text = 'so #1 inv g1:3124=2314\nso #2 mul #1:2314,g2:2143=1423\ncheck #3 mul #1:2314,g2:2143=1324<answer>1423<eos>';
    expect(traceVerdict(problem, text)).toEqual({ right: true, answer: '1423', wellFormed: true, steps: 3, rightSteps: 2, derivedBy: 2 });
  });

  it('may jump to its answer, or have none', () => {
    expect(traceVerdict(problem, '<answer>1423<eos>')).toMatchObject({ right: true, steps: 0, derivedBy: null });
    expect(traceVerdict(problem, '#1 inv g1:3124=2314<answer>1423')).toMatchObject({ right: false, answer: null, steps: 1, derivedBy: null });
  });

  it('is not judged by this where something is to be proved', () => {
    expect(checkAnswer(parseProblem('S g1=3124; prove g1=g1?')!, '3124')).toBe(false);
  });

  it('may be any text', () => {
    const piece = fc.constantFrom('#1 ', '#999999999:', '#1:', 'mul ', 'pow ', 'g1:', 'g9:', '3124', '=', ',', '\n', 'hmm ', 'so ', '<answer>', '<eos>', '<think>', '\u{1f600}', '\ud800', '-');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const { steps, rightSteps } = traceVerdict(problem, pieces.join(''));
      expect(rightSteps).toBeLessThanOrEqual(steps);
    }));
  });

  it.each([
    ['a long list of steps', Array.from({ length: 100_000 }, (_, i) => `so #${i + 1} inv ${i === 0 ? 'g1' : `#${i}`}:${i % 2 ? '2314' : '3124'}=${i % 2 ? '3124' : '2314'}`).join('\n')],
    ['steps that all name one that never comes', Array.from({ length: 100_000 }, (_, i) => `#${i + 1} inv #999999999:3124=2314`).join('\n')],
    ['a line of references', `#1 mul ${'#999999999:3124,'.repeat(200_000)}g1:3124=2314`],
    ['a line of equals signs', `#1 mul ${'=a'.repeat(1_000_000)}`],
    ['a line of fillers', 'hmm '.repeat(1_000_000)],
    ['an endless word', `#1 inv g1:${'xy'.repeat(1_000_000)}=${'YX'.repeat(1_000_000)}`],
    ['many answers', '<answer>3124<eos>'.repeat(200_000)],
    ['another script', '\u{1f600}漢字'.repeat(500_000)],
  ])('may be megabytes long: %s', (_, text) => {
    const before = performance.now();
    traceVerdict(problem, text);
    // a second or two where nothing else runs; what takes quadratic time takes minutes
    expect(performance.now() - before).toBeLessThan(30_000);
  }, 60_000);
});
