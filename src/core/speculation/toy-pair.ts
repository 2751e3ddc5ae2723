/**
 * A toy pair of Markov models over four tokens, for tests: does a way to judge rounds write what plain sampling would? Three tokens
 * of text, 100,000 sequences, the joint distribution (64 cells) against the target's own, by chi-squared.
 */
import { chiSquared } from '../stats/chi-squared.ts';

export type Row = readonly number[];

/** Row v: the distribution of the token after v. */
export const toyTarget: readonly Row[] = [[0.5, 0.25, 0.15, 0.1], [0.05, 0.6, 0.05, 0.3], [0.25, 0.25, 0.25, 0.25], [0.7, 0, 0.3, 0]];
export const toyDraft: readonly Row[] = [[0.2, 0.4, 0.3, 0.1], [0.1, 0.5, 0.4, 0], [0.97, 0.01, 0.01, 0.01], [0.25, 0.25, 0.25, 0.25]];
export const TOY_TOKENS = toyTarget.length;

/** One threshold for all: correct rules stay above it, planted mistakes below. */
export const THRESHOLD = 1e-3;

const SAMPLES = 100_000;
const TEXT = 3;
const ANCHOR = 0;

/** What a round commits after `position` tokens, the last of them `anchor`. */
export type ToyRound = (anchor: number, position: number, sequence: number) => readonly number[];

export function textPValue(round: ToyRound): number {
  const counts = new Array<number>(TOY_TOKENS ** TEXT).fill(0);
  for (let sequence = 0; sequence < SAMPLES; sequence += 1) {
    const text: number[] = [];
    while (text.length < TEXT) text.push(...round(text.at(-1) ?? ANCHOR, 1 + text.length, sequence));
    counts[text.slice(0, TEXT).reduce((index, token) => index * TOY_TOKENS + token, 0)]! += 1;
  }
  const expected = counts.map((_, cell) => {
    const [a, b, c] = [Math.floor(cell / TOY_TOKENS ** 2), Math.floor(cell / TOY_TOKENS) % TOY_TOKENS, cell % TOY_TOKENS] as const;
    return toyTarget[ANCHOR]![a]! * toyTarget[a]![b]! * toyTarget[b]![c]!;
  });
  return chiSquared(counts, expected).pValue;
}
