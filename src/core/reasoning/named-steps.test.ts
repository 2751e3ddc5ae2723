/** Labels and references as models write them; numbers that are values; a label used twice; megabytes. */
import { describe, expect, it } from 'vitest';
import { attachSteps } from './attach-steps.ts';
import { heuristicAttacher, symbolsOf } from './heuristic-attacher.ts';
import { labelOf, namedSteps, referencesIn, withoutNames } from './named-steps.ts';

const stepsOf = (...texts: readonly string[]) => texts.map((text, i) => ({ id: i + 1, text, start: 0, end: text.length }));

describe('what prose calls its steps', () => {
  it.each([['Step 3: add.', 3], ['**Step 12.** Add.', 12], ['### Step 2 We add', 2], ['4. Add', 4], ['(7) Add', 7], ['#3: add', 3], ['12 and 30 are 42', null], ['3.5 times 2', null], ['Steps are many', null], ['Step 2 gives 24', null], ['Step 5', 5], ['Step 6\nWe add', 6], ['Step 7 - add', 7], ['Étape 3 : on ajoute', 3], ['Schritt 4: addiere', 4], ['Schritt 4 gibt 7', null], ['', null]])('%j opens with %j', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it.each([
    ['From step 2, x is 4.', [2]], ['Steps 1, 3 and 4 give 9.', [1, 3, 4]], ['by equation (2) and Eq. 5', [2, 5]], ['Using (1) and (3), 7.', [1, 3]], ['f(2) is 4', []], ['Step 4: use steps 1 & 2', [1, 2]], ['from steps 1 and 2, 42 is', [1, 2]], ['from step 2, 42 is', [2]], ['step 2 and 12 give', [2]], ['step 2.5', []], ['nach Schritt 2 und', [2]], ['aus Schritten 1 und 3', [1, 3]], ['Del paso 2 sale 7', [2]], ['d’après les étapes 1, 2 et 4', [1, 2, 4]], ['a footstep 3', []], ['It takes 3 steps of 12.', []], ['in steps 1, 2, and 5', [1, 2, 5]],
  ] as const)('%j refers to %j', (text, labels) => {
    expect(referencesIn(text)).toEqual(labels);
  });

  it('none of them is a value', () => {
    expect([symbolsOf('Step 3: from step 2, 42 less 6 is 36.'), symbolsOf('2. Double 21: 42'), symbolsOf('3 plus 4 is 7')]).toEqual([['42', '6', '36'], ['21', '42'], ['3', '4', '7']]);
    expect(withoutNames('Step 3: add')).toBe(' add');
  });

  it('the newest step of that number before it is meant, and none that comes later', () => {
    expect(namedSteps(stepsOf('Step 1: a', 'Step 2: from step 3', 'Step 1: again', 'Step 3: by step 1, step 9'))).toEqual([[], [], [], [3]]);
  });

  it('in a text that numbers none, their places are meant', () => {
    expect(namedSteps(stepsOf('a', 'b', 'From step 1', 'Using steps 2 and 3', 'by step 9, step 0 and step 5'))).toEqual([[], [], [1], [2, 3], []]);
  });

  it.each(['steps 1, '.repeat(100_000), `steps 1${', 1'.repeat(300_000)}`, `step ${'1'.repeat(1_000_000)}`, `${'*'.repeat(1_000_000)}step 1`, 'by (1), ('.repeat(300_000)])('takes megabytes', (text) => {
    expect(referencesIn(text).length).toBeLessThanOrEqual(500_000);
  });
});

it('a step rests on those that it names, whatever its numbers came from', async () => {
  const steps = stepsOf('Step 1: 12 plus 30 is 42.', 'Step 2: 30 minus 6 is 24.', 'Step 3: from step 1, less 6, we get 36.', 'Step 4: 24 from step 2 plus 12 is 36.', 'Step 5: by steps 3 and 4 it is 36.');
  const attached = await attachSteps(steps, heuristicAttacher('What is 12 plus 30 less 6?', steps), { votes: 1 });
  expect(attached.map(({ action, parents }) => `${action} ${parents.join(' ')}`.trim())).toEqual(['root', 'root', 'backtrack 1', 'backtrack 2', 'merge 3 4']);
});
