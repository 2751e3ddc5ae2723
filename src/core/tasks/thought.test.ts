import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStepRight, parseThought, valueOf } from './parse-thought.ts';
import { Seeded } from './seeded.ts';
import { Thought } from './thought.ts';

describe('a thought', () => {
  it('numbers its steps and restates operands by value', () => {
    const thought = new Thought();
    const first = thought.sum(12, '+', 30);
    const second = thought.sum(first, '-', 7);
    thought.check(second, '+', 7);
    expect(thought.text).toBe('#1 12+30=42\n#2 #1:42-7=35\ncheck #3 #2:35+7=42');
  });

  it('goes round the week', () => {
    const thought = new Thought();
    thought.sum('Saturday', '+', 3);
    expect(thought.text).toBe('#1 Saturday+3=Tuesday');
  });

  it('refuses a sum that has no value', () => {
    expect(() => new Thought().sum(3, '-', 5)).toThrow(RangeError);
    expect(() => new Thought().sum(7, '/', 2)).toThrow(RangeError);
  });

  it('mends every slip in the next step, and marks just the wrong digits', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const thought = new Thought(new Seeded(seed));
      let count = thought.sum(40, '+', 2);
      for (let i = 0; i < 20; i++) count = thought.sum(count, '+', 11);
      const { steps } = parseThought(thought.text);
      expect(steps.filter(({ lead }) => lead === 'but')).toHaveLength(thought.slips.length);
      for (const [start, end] of thought.slips) {
        const at = steps.findIndex((step) => step.start <= start && end === step.end);
        expect(isStepRight(steps[at]!, steps)).toBe(false);
        expect(`${valueOf(steps[at]!)}`).toBe(thought.text.slice(start, end));
        expect(steps[at + 1]!.lead).toBe('but');
        expect(isStepRight(steps[at + 1]!, steps)).toBe(true);
      }
    }));
  });
});

describe('parsing', () => {
  it('keeps what it cannot read, and reads on', () => {
    const { steps, wellFormed } = parseThought('#1 2+2=4\nhm\n#3 #1:4*2=8');
    expect(wellFormed).toBe(false);
    expect(steps.map(({ body }) => body.kind)).toEqual(['sum', 'unread', 'sum']);
  });

  it('reads operations of an algebraic system, with operands from steps and givens', () => {
    const { steps, wellFormed } = parseThought('so #1 inv g1:3124=2314\nhmm hmm alt #2 lin #1:-7,g2:5,3=8');
    expect(wellFormed).toBe(true);
    expect(steps.map(({ lead, fillers }) => [lead, fillers])).toEqual([['so', 0], ['alt', 2]]);
    expect(steps[1]!.body).toEqual({ kind: 'operation', name: 'lin', operands: [{ value: '-7', step: 1 }, { value: '5', given: 2 }], number: 3, value: '8' });
    expect(steps[1]!.refs).toEqual([1]);
    expect(isStepRight(steps[0]!, steps, () => true)).toBe(true);
    expect(isStepRight(steps[1]!, steps, () => true), 'another value than the step that it names').toBe(false);
  });

  it('compares elements as texts where two ways agree', () => {
    const { steps } = parseThought('#1 inv g1:700=007\n#2 inv g2:7=-7\n#3 #1:007=#1:007\n#4 #2:-7=#2:-7\n#5 #1:7=#1:7');
    expect(steps.map((step) => isStepRight(step, steps, () => true))).toEqual([true, true, true, true, false]);
  });

  it('reads the lines of a proof, which are right only within its problem', () => {
    const { steps, wellFormed } = parseThought('#1 g1.g1^-1 by given\nso #2 3124 by #1:cancel 1\n#3 #2:qed');
    expect(wellFormed).toBe(true);
    expect(steps.map(({ body, refs }) => [body.kind, refs])).toEqual([['derived', []], ['derived', [1]], ['qed', [2]]]);
    expect(steps.map(valueOf)).toEqual(['g1.g1^-1', '3124', null]);
    expect(steps.some((step) => isStepRight(step, steps, () => true))).toBe(false);
  });

  it.each(['#1 mul 3=4', '#1 mul =4', '#1 mul g1:3;g2:4=7', '#1 sing g1:3=4', '#1 g1 by', '#1 g1 by luck', '#1 g1 by #0:calc 1', '#1 g1 by #1:calc', '#1 g1 by #1:def 1', '#1 #0:qed'])('does not take %j for an operation or for a line of a proof', (text) => {
    expect(parseThought(text).steps[0]!.body.kind).toBe('unread');
  });

  it('refuses references to steps that are still to come', () => {
    expect(parseThought('#1 #2:4+1=5\n#2 2+2=4').wellFormed).toBe(false);
  });

  it('finds an empty thought well formed', () => {
    expect(parseThought('')).toEqual({ steps: [], calls: [], wellFormed: true });
  });

  it('calls a step wrong that restates another value than the one it names', () => {
    const { steps } = parseThought('#1 2+2=4\n#2 #1:5+1=6');
    expect(steps.map((step) => isStepRight(step, steps))).toEqual([true, false]);
  });

  it('calls a step right that goes on rightly from a slip', () => {
    const { steps } = parseThought('#1 2+2=5\n#2 #1:5+1=6');
    expect(steps.map((step) => isStepRight(step, steps))).toEqual([false, true]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseThought(text)));
  });
});
