/**
 * Plain decoding: one token per pass of the target. It is a round without drafts, through the same kernels, with as many
 * passes per submit as a speculative run has, so that a comparison of the two compares the algorithm and nothing else.
 */
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import type { Pair } from './pair.ts';
import { chainRound, type Round } from './round.ts';

/** Above temperature 0 the draws are those of R4: under that rule a speculative run must write this very text. */
export function plainRound(pair: Pair, temperature: number): Round {
  return chainRound(pair, { drafter: noDrafter, gamma: 0, rule: 'R4', temperature });
}
