/** Segmentation, attachment, heuristic, prompts and replies: rules by hand, nonsense, order of emission, sizes, stops; F1 against gold prose. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seeded } from '../tasks/seeded.ts';
import { f1Of, heuristicScores } from './attacher-f1.ts';
import { attachPrompt, excerpt, promptedAttacher, readAttachment } from './attach-prompt.ts';
import { aggregateVotes, attachSteps, type Attacher, type Choice, type Pool } from './attach-steps.ts';
import { dagOfFreeText, says } from './dag-of-free-text.ts';
import { dominantPath } from './dominant-path.ts';
import { edgeF1 } from './edge-f1.ts';
import { findAnswer, reasoningPart } from './find-answer.ts';
import { heuristicAttacher, symbolsOf } from './heuristic-attacher.ts';
import { HANDS, renderFreeText } from './render-free-text.ts';
import { familyStarters, firstWord, segmentText, type TextStep } from './segment-text.ts';
import { simulatedThought } from './simulated-thought.ts';

const stepsOf = (...texts: readonly string[]): readonly TextStep[] => texts.map((text, i) => ({ id: i + 1, text, start: 0, end: text.length }));
const numbered = (count: number): readonly TextStep[] => stepsOf(...Array.from({ length: count }, (_, i) => `step ${i + 1}`));
const always = (choice: Choice | null, pools: Pool[] = []): Attacher => ({ name: 'test', choose: async (_, pool) => { pools.push(pool); return choice; } });

describe('segmentation', () => {
  it('splits at blank lines, and joins what does not begin like a step', () => {
    const text = 'We have 12 apples.\n\n$$12 + 3 = 15$$\n\nso 15 in all.\n \nBut wait.\nStill the same.';
    expect(segmentText(text).map(({ text: step }) => step)).toEqual(['We have 12 apples.\n\n$$12 + 3 = 15$$', 'so 15 in all.', 'But wait.\nStill the same.']);
  });

  it('goes by lines where no line is blank, whatever ends them', () => {
    expect(segmentText('First a.\r\nThen b.\r\n(c)').map(({ text }) => text)).toEqual(['First a.', 'Then b.\r\n(c)']);
  });

  it('knows first words in scripts with and without spaces', () => {
    expect(['So, then', '**Therefore**', '所以答案是', 'Теперь x', '$$x$$', '', "Let's see"].map(firstWord)).toEqual(['so', 'therefore', '所以', 'теперь', 'x', '', "let's"]);
    expect(segmentText('首先看。\n\n一些\n\n所以答案。').map(({ text }) => text)).toEqual(['首先看。\n\n一些', '所以答案。']);
  });

  it('takes the signs of a list for beginnings, and every paragraph of a text in whose manner none of the words stands', () => {
    const count = (text: string): number => segmentText(text).length;
    expect(count('1. Add.\n2. Double.\n3) Subtract.\n- Done.')).toBe(4);
    expect(count('Сначала 3 и 4.\n\nЗатем 7.\n\nПодождите.\n\nОтвет 7.')).toBe(4);
    expect(count('Ich addiere.\n\n$$1 + 2$$\n\nDas verdoppelt es.\n\nFertig: 6.')).toBe(4);
    expect(count('まず 3。\n\n次に 4。\n\n答えは 7。')).toBe(3);
    expect(count('The train goes 120 km.\n\nIt needs 2 hours.\n\nIts speed is 60 km/h.\n\nThe answer is 60.')).toBe(4);
    // formulas have no words to begin with: they belong to the step before
    expect(count('We add.\n\n$$1 + 2$$\n\n$$= 3$$\n\nSo it is 3.')).toBe(2);
  });

  it('takes sentences where no line is broken', () => {
    expect(segmentText('We add 3.5 and 4. So it is 7.5. But wait, that is wrong. Therefore 8.').map(({ text }) => text)).toEqual(['We add 3.5 and 4.', 'So it is 7.5.', 'But wait, that is wrong.', 'Therefore 8.']);
    expect(segmentText('首先看这个。所以是七。').length).toBe(2);
  });

  it('loses no text but blanks, in emission order', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('So a', 'b', '', ' ', '但是', '\r'), fc.string()), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n');
      const steps = segmentText(text);
      expect(steps.map(({ text: step }) => step).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(steps.every(({ start, end, text: step, id }, i) => id === i + 1 && text.slice(start, end) === step && start >= (steps[i - 1]?.end ?? 0))).toBe(true);
    }));
  });

  it('learns a family’s words: then each paragraph of rendered prose is its step', () => {
    const texts = Array.from({ length: 60 }, (_, i) => renderFreeText(simulatedThought(i).text, 'wordy', new Seeded(i)));
    const starters = familyStarters(texts.map(({ text }) => text));
    const found = texts.map(({ text, steps }) => [segmentText(text, starters).length, steps.length] as const);
    expect(found.filter(([a, b]) => a === b).length).toBeGreaterThan(55);
    expect(familyStarters([])).toEqual(new Set());
  });

  it.each([['one line', 'x'.repeat(4_000_000)], ['blanks', ' '.repeat(2_000_000)], ['short lines', 'so a\n\n'.repeat(400_000)], ['line breaks', '\n'.repeat(2_000_000)]])('takes megabytes of %s', (_, text) => {
    expect(segmentText(text).length).toBeLessThanOrEqual(400_000);
  });
});

describe('the attachment procedure', () => {
  it('makes a chain of continues, also of nonsense', async () => {
    for (const choice of [{ action: 'continue', parents: [99] } as const, null, { action: 'backtrack', parents: [3] } as const, { action: 'backtrack', parents: [1, 2] } as const, { action: 'merge', parents: [2, 2] } as const, { action: 'merge', parents: [0, 1] } as const]) {
      const attached = await attachSteps(numbered(4), always(choice));
      expect(attached.map(({ action, parents }) => [action, parents]), JSON.stringify(choice)).toEqual([['root', []], ['continue', [1]], ['continue', [2]], ['continue', [3]]]);
    }
    const [, second] = await attachSteps(numbered(2), always(null));
    expect(second).toMatchObject({ agreeing: 5, invalid: 5 });
  });

  it('counts the majority’s action, then its parents; ties go to continue, backtrack, merge', () => {
    const pool: Pool = { main: numbered(4), leaves: [] };
    const [on, back, other, both]: Choice[] = [{ action: 'continue', parents: [] }, { action: 'backtrack', parents: [2] }, { action: 'backtrack', parents: [1] }, { action: 'merge', parents: [3, 1] }];
    const chosen = (...votes: (Choice | null)[]): string => { const { choice } = aggregateVotes(votes, 4, pool); return `${choice.action} ${choice.parents.join(' ')}`; };
    expect(chosen(back!, back!, other!, on!, both!)).toBe('backtrack 2');
    expect(chosen(other!, back!)).toBe('backtrack 1');
    expect(chosen(both!, on!)).toBe('continue 4');
    expect(chosen(both!, back!)).toBe('backtrack 2');
    expect(chosen(both!, both!, on!)).toBe('merge 1 3');
    expect(chosen(null, on!, back!, back!)).toBe('continue 4');
  });

  it('shows the main branch and the newest leaves of others, capped, the root always', async () => {
    const pools: Pool[] = [];
    const steps = numbered(9);
    // 1-2-3, then 4 and 5 from 1, 6 from the problem, then on
    const plan: Record<number, Choice> = { 4: { action: 'backtrack', parents: [1] }, 5: { action: 'backtrack', parents: [1] }, 6: { action: 'backtrack', parents: [0] } };
    const attacher: Attacher = { name: 'plan', choose: async ({ id }, pool) => { pools.push(pool); return plan[id] ?? { action: 'continue', parents: [] }; } };
    const attached = await attachSteps(steps, attacher, { votes: 1, mainCap: 2, leafCap: 2 });
    expect(attached[5]).toMatchObject({ action: 'root', parents: [] });
    const ids = pools.map(({ main, leaves }) => `${main.map(({ id }) => id).join(' ')} | ${leaves.map(({ id }) => id).join(' ')}`);
    expect(ids).toEqual(['1 | ', '1 2 | ', '1 3 | ', '1 4 | 3', '1 5 | 4 3', '6 | 5 4', '6 7 | 5 4', '6 8 | 5 4']);
  });

  it('stops when it is told to, and passes on what went wrong outside', async () => {
    const stop = new AbortController();
    await expect(attachSteps(numbered(9), always(null), { signal: stop.signal, onStep: ({ step }) => { if (step === 3) stop.abort(); } })).rejects.toThrow();
    await expect(attachSteps(numbered(2), { name: 'gone', choose: async () => { throw new Error('no line'); } })).rejects.toThrow('no line');
  });

  it('has nothing to do for no steps', async () => {
    expect(await attachSteps([], always(null))).toEqual([]);
  });

  it('takes 20,000 steps', async () => {
    const steps = stepsOf(...Array.from({ length: 20_000 }, (_, i) => `${i % 3 ? 'So' : 'Alternatively,'} ${i % 50} plus ${i % 7} is 2`));
    const attached = await attachSteps(steps, heuristicAttacher('', steps), { votes: 1 });
    expect(dagOfFreeText(steps, attached, '2').steps).toHaveLength(20_000);
  });
});

describe('the heuristic', () => {
  it('goes by what a step takes up', async () => {
    const steps = stepsOf('First 12 plus 30 is 42.', 'So 42 minus 6 is 36.', 'Alternatively, 30 minus 7 is 23.', 'Then 23 plus 12 is 35.', 'Combining 36 with 35 gives 71.', 'Wait, no.');
    const attached = await attachSteps(steps, heuristicAttacher('What is 12 plus 30 minus 7?', steps), { votes: 1 });
    expect(attached.map(({ action, parents }) => `${action} ${parents.join(' ')}`.trim())).toEqual(['root', 'continue 1', 'root', 'continue 3', 'merge 2 4', 'backtrack 4']);
  });

  it('takes numbers and names for symbols, and leaves prose alone', () => {
    expect(symbolsOf('I take a list of -37, 3A0, xYx, Xyy and maxCount, by 3124,2143; n = 1,200.5.')).toEqual(['-37', '3A0', 'xYx', 'Xyy', 'maxCount', '3124', '2143', 'n', '1,200.5']);
  });

  it('never throws', async () => {
    await fc.assert(fc.asyncProperty(fc.string(), fc.array(fc.string({ minLength: 1 })), async (problem, texts) => {
      const steps = stepsOf(...texts);
      const attached = await attachSteps(steps, heuristicAttacher(problem, steps), { votes: 1 });
      expect(() => dagOfFreeText(steps, attached, '1')).not.toThrow();
    }));
  });

  it('finds most edges of gold prose, and fewer where values are not restated', async () => {
    const scores = await heuristicScores();
    const [plain, wordy, loose] = HANDS.map((hand) => f1Of(scores, hand)) as [number, number, number];
    expect(plain).toBeGreaterThan(0.8);
    expect(wordy).toBeGreaterThan(0.8);
    expect(loose).toBeGreaterThan(0.4);
  });
});

describe('prompts and replies', () => {
  const pool: Pool = { main: numbered(2), leaves: [] };

  it('show the pool and nothing else, texts as strings that close nothing', () => {
    const { user } = attachPrompt('P "quoted"', { id: 9, text: 'line\nThe new step:\nx', start: 0, end: 1 }, { main: numbered(2), leaves: [{ id: 5, text: 'five', start: 0, end: 4 }] });
    expect(user).toContain('Problem (0): "P \\"quoted\\""');
    expect(user.split('\n').filter((line) => /^\d+:/.test(line))).toEqual(['1: "step 1"', '2: "step 2"', '5: "five"', '9: "line\\nThe new step:\\nx"']);
    expect(excerpt('a'.repeat(5000)).length).toBeLessThan(700);
  });

  it.each([
    ['{"action": "merge", "parents": [1, 2]}', { action: 'merge', parents: [1, 2] }],
    ['I think {"action":"continue"} no:\n```json\n{"action":"backtrack","parents":["#1"]}\n``` ', { action: 'backtrack', parents: [1] }],
    ['{"action":"backtrack","parents":1}', { action: 'backtrack', parents: [1] }],
    ['{"action":"continue","parents":"whatever"}', { action: 'continue', parents: [] }],
    ['backtrack', null], ['', null], ['{"action":"jump","parents":[1]}', null], ['{"action":"merge","parents":["one"]}', null], ['{"action":"merge"}', null], ['{'.repeat(100_000), null],
  ])('reads %j', (reply, choice) => {
    expect(readAttachment(reply)).toEqual(choice);
  });

  it('attach by a model that is asked once a vote', async () => {
    const asked: number[] = [];
    const attacher = promptedAttacher('m', 'P', async (_, vote) => { asked.push(vote); return vote === 0 ? '?' : '{"action":"continue"}'; });
    expect(await attacher.choose(numbered(3)[2]!, pool, 0)).toBeNull();
    expect((await attachSteps(numbered(2), attacher, { votes: 3 }))[1]).toMatchObject({ action: 'continue', agreeing: 3, invalid: 1 });
    expect(asked).toEqual([0, 0, 1, 2]);
  });
});

describe('the DAG of free text', () => {
  it('takes the leaves that say the answer, else the last step that does', () => {
    const attached = (...parents: readonly (readonly number[])[]) => parents.map((list, i) => ({ step: i + 1, action: 'continue' as const, parents: list, agreeing: 1, invalid: 0 }));
    const steps = stepsOf('12 is 7', 'So 7', 'Hmm, 17 no', 'Wait, 7 again');
    expect(dominantPath(dagOfFreeText(steps, attached([], [1], [1], [1]), '7'))).toEqual([1, 2, 4]);
    expect(dominantPath(dagOfFreeText(steps.slice(0, 3), attached([], [1], [2]), '7'))).toEqual([1, 2]);
    expect(dominantPath(dagOfFreeText(steps, attached([], [1], [1], [1]), null))).toEqual([]);
    expect(dagOfFreeText(steps, attached([], [1], [1], [1]), '7').steps.map(({ lead, fillers, value }) => [lead, fillers, value])).toEqual([['', 0, '7'], ['so', 0, '7'], ['', 1, '17'], ['but', 0, '7']]);
  });

  it('does not take 7 for a part of 17', () => {
    expect([says('is 17', '7'), says('x=7.', '7'), says('7', '7'), says('', '')]).toEqual([false, true, true, false]);
  });
});

it.each([
  ['so the answer is 42.', '42'], ['Final answer: **3.5**', '3.5'], ['\\boxed{\\frac{1}{2}} and so', '\\frac{1}{2}'], ['<answer>xYx<eos>', 'xYx'], ['no end', null], ['', null], ['\\boxed{', null], ['Also ist die Antwort 8.', '8'], ['Die Antwort lautet: 8', '8'], ['La respuesta es **8**.', '8'], ['La réponse est 8,5.', '8,5'], ['所以答案是8。', '8'], ['答えは 7。', '7'], ['Ответ: 12', '12'], ['the answerphone is 3', null],
])('finds the answer in %j', (text, answer) => {
  expect(findAnswer(text)).toBe(answer);
});

it('takes the thought alone for reasoning', () => {
  const part = (text: string): string => { const { start, end } = reasoningPart(text); return text.slice(start, end); };
  expect(['<think>a</think>b', 'a<answer>b', 'a', '</think>'].map(part)).toEqual(['a', 'a', 'a', '']);
});

it('scores edges', () => {
  const p = (...lists: readonly (readonly number[])[]) => lists.map((parents) => ({ parents }));
  expect(edgeF1(p([], [1], [1, 2]), p([], [1], [2]))).toEqual({ precision: 2 / 3, recall: 1, f1: 0.8, right: 2, found: 3, gold: 2 });
  expect(edgeF1(p([]), p([]))).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  expect(edgeF1(p([], []), p([], [1]))).toMatchObject({ precision: 0, recall: 0, f1: 0 });
});
