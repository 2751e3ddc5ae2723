/** How often those who see no structure prefer what the judge prefers (docs/experiments/trm.md, "The rivals"): a tie is wrong. */
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { hashText } from '../tasks/seeded.ts';
import { flatJudge, flatTrace } from './flat-judge.ts';
import { judgePair } from './pairwise-judge.ts';
import { preferShorter } from './plain-preferences.ts';
import type { PreferencePair } from './preference-pairs.ts';

export interface RivalAccuracy {
  readonly flat: number;
  readonly shorter: number;
}

const tokens = (text: string): number => encodeAlgebra(text)?.length ?? text.length;

export async function rivalAccuracy(pairs: readonly PreferencePair[], seed: number): Promise<RivalAccuracy> {
  const judge = flatJudge(seed);
  let [flat, shorter] = [0, 0];
  for (const { problem, chosen, rejected, chosenAt, rejectedAt } of pairs) {
    const { overall } = await judgePair(judge, flatTrace(chosen, tokens), flatTrace(rejected, tokens), hashText(`${problem} ${chosenAt} ${rejectedAt}`));
    flat += Number(overall === 'a');
    shorter += Number(preferShorter(tokens(chosen), tokens(rejected)) === 'a');
  }
  return { flat: flat / pairs.length, shorter: shorter / pairs.length };
}
