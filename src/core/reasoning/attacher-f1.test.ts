/** The heuristic finds more than a chain, on the same texts in the same order; what is compared with itself is not apart; other texts are refused. */
import { expect, it } from 'vitest';
import { chainScores, edgeScores, f1Apart, f1Of, heuristicScores } from './attacher-f1.ts';
import { HANDS } from './render-free-text.ts';

it('sets the heuristic against a chain', async () => {
  const told: (readonly [number, number])[] = [];
  const [ours, theirs] = [await heuristicScores({ thoughts: 12, onText: (done, of) => told.push([done, of]) }), await chainScores({ thoughts: 12 })];
  expect(told.at(-1)).toEqual([36, 36]);
  expect(ours.map(({ hand }) => hand)).toEqual(theirs.map(({ hand }) => hand));
  expect(ours.map(({ score }) => score.gold)).toEqual(theirs.map(({ score }) => score.gold));
  const { value, low, high } = f1Apart(ours, theirs, 1);
  expect(value).toBeCloseTo(f1Of(ours) - f1Of(theirs), 12);
  expect([low > 0, high > value, low < value]).toEqual([true, true, true]);
  expect(f1Apart(ours, ours, 1)).toEqual({ value: 0, low: 0, high: 0 });
  expect(() => f1Apart(ours, theirs.slice(1), 1)).toThrow(RangeError);
});

it('counts the votes of an attacher that cannot be read as a chain', async () => {
  let asked = 0;
  const mute = await edgeScores(() => ({ name: 'mute', choose: () => { asked++; return Promise.resolve(null); } }), { thoughts: 2, votes: 3 });
  const chain = await chainScores({ thoughts: 2 });
  expect(mute.map(({ score }) => score)).toEqual(chain.map(({ score }) => score));
  expect(mute.every(({ votes, invalid }) => votes === invalid && votes > 0)).toBe(true);
  expect(chain.every(({ invalid }) => invalid === 0)).toBe(true);
  expect(asked % 3).toBe(0);
  expect(mute.map(({ hand }) => hand)).toEqual([...HANDS, ...HANDS]);
});
