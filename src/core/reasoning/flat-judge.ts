/**
 * The judge that sees no structure (note reasoning.md 9.3, "PromptOnly"): the same noise, bias and bands, read from the bare text without its references.
 *
 *   length   -ln(tokens), so that a trace 10 % longer is about 0.1 worse
 *   filler   1 - filler words / words
 *   repeats  1 - lines that repeat an earlier one letter for letter / lines
 *
 * Three verdicts rather than four: a dimension in which it could see nothing would only add noise to its vote.
 */
import type { Measure } from './dag-of-thought.ts';
import { callNoise, JUDGE_SCALE, readThroughNoise, type Scale } from './noisy-scale.ts';
import type { PairwiseJudge } from './pairwise-judge.ts';

export const FLAT_DIMENSIONS = ['length', 'filler', 'repeats'] as const;
export type FlatDimension = (typeof FLAT_DIMENSIONS)[number];
export type FlatTrace = Readonly<Record<FlatDimension, number>>;

const OWN_NUMBER = /#\d+ /;
const LEADING = /^(?:hmm )*(?:(?:so|check|but|alt) )?/;

/** A line as a flat reader has it: what is written, without its number, its references and what leads it in. */
const bare = (line: string): string => line.replace(LEADING, '').replace(OWN_NUMBER, '').replace(/(?:#|\bg)\d+:/g, '');

export function flatTrace(thought: string, measure: Measure): FlatTrace {
  const lines = thought.split('\n');
  const words = thought.split(/\s+/).filter((word) => word !== '');
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    length: -Math.log(Math.max(1, measure(thought))),
    filler: 1 - share(words.filter((word) => word === 'hmm').length, words.length),
    repeats: 1 - share(lines.length - new Set(lines.map(bare)).size, lines.length),
  };
}

/** Its noise is never that of the rule judge of the same seed. */
const OWN_DRAWS = 16;

export function flatJudge(seed: number, scale: Scale = JUDGE_SCALE): PairwiseJudge<FlatTrace, FlatDimension> {
  return {
    name: 'flat',
    dimensions: FLAT_DIMENSIONS,
    verdict: (dimension, first, second, call) => ({
      ...readThroughNoise(first[dimension] - second[dimension], callNoise(seed, call, OWN_DRAWS + FLAT_DIMENSIONS.indexOf(dimension)), scale),
      reason: null,
      named: { first: [], second: [] },
    }),
  };
}
