/** The training corpus: document n of seed s, and how often each family comes. Nothing that is held out ever comes. */
import { makeDate } from './date.ts';
import { makeDialogue } from './dialogue.ts';
import { makeEquation } from './equation.ts';
import { mayTrain } from './held-out.ts';
import type { Family, Problem, Wording } from './problem.ts';
import { makeRewrite } from './rewrite.ts';
import { Seeded } from './seeded.ts';
import { makeStory } from './story.ts';
import { makeTale } from './tale.ts';

export const GENERATORS: Readonly<Record<Family, (random: Seeded, wording: Wording) => Problem>> = {
  story: makeStory,
  equation: makeEquation,
  date: makeDate,
  rewrite: makeRewrite,
  tale: makeTale,
  dialogue: makeDialogue,
};

export type Mix = Readonly<Record<Family, number>>;

/** Sums are learnt slowly, so most of the texts hold some. */
export const MIX: Mix = { story: 45, equation: 17, date: 15, rewrite: 9, tale: 7, dialogue: 7 };

export function documentAt(seed: number, index: number, mix: Mix = MIX): Problem {
  const random = new Seeded(seed, index);
  const make = GENERATORS[random.weighted(mix)];
  for (;;) {
    const problem = make(random, 'taught');
    if (mayTrain(problem)) return problem;
  }
}
