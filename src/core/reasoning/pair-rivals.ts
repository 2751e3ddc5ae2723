/** How often those who see no structure prefer what the judge prefers (docs/experiments/trm.md, "The rivals"): a tie is wrong. */
import { hashText } from '../tasks/seeded.ts';
import { algebraTokens, flatAlgebra } from './algebra-trace.ts';
import { flatJudge } from './flat-judge.ts';
import { judgePair } from './pairwise-judge.ts';
import { preferShorter } from './plain-preferences.ts';
import type { PreferencePair } from './preference-pairs.ts';

export interface RivalAccuracy {
  readonly flat: number;
  readonly shorter: number;
}

export async function rivalAccuracy(pairs: readonly PreferencePair[], seed: number): Promise<RivalAccuracy> {
  const judge = flatJudge(seed);
  let [flat, shorter] = [0, 0];
  for (const { problem, chosen, rejected, chosenAt, rejectedAt } of pairs) {
    const { overall } = await judgePair(judge, flatAlgebra(chosen), flatAlgebra(rejected), hashText(`${problem} ${chosenAt} ${rejectedAt}`));
    flat += Number(overall === 'a');
    shorter += Number(preferShorter(algebraTokens(chosen), algebraTokens(rejected)) === 'a');
  }
  return { flat: flat / pairs.length, shorter: shorter / pairs.length };
}
