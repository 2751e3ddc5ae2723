/** Both thoughts of a pair are right and end before the answer; no problem is on both sides; the same seed gives the same pairs, whoever took some before. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseProblem } from '../tasks/alglab/algebra-problem.ts';
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { evaluate } from '../tasks/alglab/expression.ts';
import { parseThought, valueOf } from '../tasks/parse-thought.ts';
import { firstPairs, madePairs } from './made-pairs.ts';
import { isValidation, type PreferencePair } from './preference-pairs.ts';

let train: readonly PreferencePair[];
let validation: readonly PreferencePair[];
beforeAll(async () => {
  [train, validation] = await Promise.all([firstPairs(madePairs(1, 'train'), 60), firstPairs(madePairs(1, 'validation'), 20)]);
});

describe('pairs that a page makes', () => {
  it('hold two different thoughts that work out what was asked, cut off before the answer', () => {
    for (const { problem, prompt, chosen, rejected } of [...train, ...validation]) {
      const asked = parseProblem(problem)!;
      const right = asked.ask.kind === 'find' && evaluate(asked.ask.expression, asked.system, asked.givens);
      expect(chosen).not.toBe(rejected);
      for (const thought of [chosen, rejected]) {
        expect(thought).not.toMatch(/<answer>|<eos>|<think>/);
        expect(parseThought(thought).steps.some((step) => `${valueOf(step)}` === right)).toBe(true);
      }
      expect(prompt).toBe(`<bos><user>${problem}<think>`);
    }
  });

  it('have no problem on both sides, and do not say the style', () => {
    expect(train.map(({ problem }) => isValidation(problem))).not.toContain(true);
    expect(validation.map(({ problem }) => isValidation(problem))).not.toContain(false);
    expect([...train, ...validation].map(({ prompt }) => prompt).join()).not.toMatch(/terse|branchy|reflective/);
  });

  it('fit what a model reads', () => {
    const lengths = [...train, ...validation].flatMap(({ prompt, chosen, rejected }) => [chosen, rejected].map((thought) => encodeAlgebra(prompt + thought)?.length ?? Infinity));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(512);
  });

  it('are the same for the same seed, in whatever portions they are taken, and others for another', async () => {
    const again = madePairs(1, 'train');
    expect([...(await firstPairs(again, 7)), ...(await firstPairs(again, 5))]).toEqual(train.slice(0, 12));
    expect(await firstPairs(madePairs(2, 'train'), 5)).not.toEqual(train.slice(0, 5));
  });
});
