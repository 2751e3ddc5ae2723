/** The shorter one is right where it was chosen; a tie is wrong; the flat judge is sure of what length alone shows. */
import { expect, it } from 'vitest';
import { rivalAccuracy } from './pair-rivals.ts';
import type { PreferencePair } from './preference-pairs.ts';

const SHORT = 'so #1 mul g1:2143,g2:2143=1234';
const LONG = `${SHORT}\nhmm hmm so #2 mul #1:1234,g1:2143=2143\nhmm so #3 mul #1:1234,g1:2143=2143`;
const pair = (chosen: string, rejected: string): PreferencePair => ({ problem: 'p', prompt: '', chosen, rejected, chosenAt: 0, rejectedAt: 1 });

it('counts who prefers what was chosen', async () => {
  expect(await rivalAccuracy([pair(SHORT, LONG), pair(LONG, SHORT), pair(SHORT, SHORT), pair(SHORT, LONG)], 1)).toEqual({ flat: 0.5, shorter: 0.5 });
});
