/** Which part of a sentence its writer disowns, and which sentences with a "not" in them disown nothing. */
import { describe, expect, it } from 'vitest';
import { disownedOf, introIn } from './disowned.ts';

const disowned = (sentence: string): string[] => disownedOf(sentence).map(({ from, to }) => sentence.slice(from, to).trim());

describe('what a writer disowns', () => {
  it.each([
    // The writer: from the refusal to the end of the clause.
    ['the total is 175, and i have not said which jobs come first.', ['i have not said which jobs come first.']],
    ["i didn't sort the list, but martha is first.", ["i didn't sort the list"]],
    ['i will not name her; ambrose is named.', ['i will not name her']],
    ['i therefore cannot give a sum, so here is the list.', ['i therefore cannot give a sum']],
    ['i have deliberately not chosen a day', ['i have deliberately not chosen a day']],
    ['i wrote the letter and did not say until when.', ['and did not say until when.']],
    ['i decided against a table for the ponds.', ['i decided against a table for the ponds.']],
    ['i have named nobody for tuesday.', ['i have named nobody for tuesday.']],
    ['there was no time to count the trays.', ['there was no time to count the trays.']],
    ['i left the sum out.', ['i left the sum out.']],
    // Said of the work: the whole clause.
    ['the parts, two tubes and a pad, were not listed; the labour was.', ['the parts, two tubes and a pad, were not listed']],
    ["the side of each damage hasn't been given yet.", ["the side of each damage hasn't been given yet."]],
    ['the letter does not say that prices hold.', ['the letter does not say that prices hold.']],
    ['no task was given to emeka.', ['no task was given to emeka.']],
    // What was passed over: to the comma, or to the clause that it stands before.
    ['martha comes first instead of ambrose, on thursday.', ['instead of ambrose']],
    ['instead of tying a tag to each, one by one, i wrote a list.', ['instead of tying a tag to each, one by one']],
    ['rather than by number, first come the bakers.', ['rather than by number']],
    ['instead of a table i did not even make a list', ['i did not even make a list']],
    ['i wrote without naming the giver.', ['without naming the giver.']],
    // An introduction takes what stands behind its colon.
    ['left out for space: gloves; pens.', ['left out for space: gloves; pens.']],
  ])('%s', (sentence, expected) => { expect(disowned(sentence)).toEqual(expected); });

  it.each([
    'nobody may ride it, the crown is not straight.', 'do not bring nets from home.', 'no new tube without a thorn.', 'stretch 5 was not walked.', 'we do not mend anything without the parents.',
    'we cannot say that water drove them off.', 'the museum does not say what a thing is worth.', 'i did not only count them, i weighed them.', 'i have not forgotten the bread on thursday.',
    'i will not begin before half past nine.', "i won't order anything until ruta has looked.", 'we took it off without taking it apart.', 'd5 is left out of the average.',
  ])('nothing in: %s', (sentence) => { expect(disowned(sentence)).toEqual([]); });

  it.each(['what i did not do', 'left out', 'not covered:', 'missing from the sheet:', 'skipped for now'])('introduces what was left out: %s', (text) => { expect(introIn(text)).not.toBeNull(); });
  it.each(['not certain to species', 'not hired out on the first:', 'what i did', 'not looked at this year:', 'missing tools'])('does not: %s', (text) => { expect(introIn(text)).toBeNull(); });

  it('gets through a long sentence of false starts', () => {
    for (const start of ['i did not only ', 'no a ', 'is ', 'i left a ', 'what i ', 'neither a nor ', 'instead of a, ']) expect(disownedOf(start.repeat(100_000 / start.length)).length).toBeLessThan(100_000);
  });
});
