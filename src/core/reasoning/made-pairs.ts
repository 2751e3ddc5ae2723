/**
 * Pairs for a reward model, made where they are needed (note reasoning.md 9.1, 9.3): the noisy teacher thinks about each problem in all three styles, thoughts that come
 * to the right answer are cut off before it, and the rule judge prefers one. A problem gives one pair at most, so that a step sees many problems; on which side of
 * validation it stands, its text alone decides. Pair k of a seed is the same everywhere.
 */
import { algebraPrompt, algebraText, STYLES, writeTrace } from '../tasks/alglab/write-trace.ts';
import { writeProblem, type AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { checkAnswer } from '../tasks/alglab/check-trace.ts';
import { makeAlgebra } from '../tasks/alglab/make-algebra.ts';
import { SKILLS } from '../tasks/alglab/skill-profile.ts';
import { UNAIDED_SYSTEMS } from '../tasks/alglab/systems.ts';
import { splitCompletion } from '../tasks/check.ts';
import { Seeded } from '../tasks/seeded.ts';
import { algebraTokens, scoredAlgebra } from './algebra-trace.ts';
import type { ScoredTrace } from './me-scores.ts';
import { isValidation, preferencePairs, type PooledProblem, type PreferencePair } from './preference-pairs.ts';
import { scoredVerdicts } from './scored-verdicts.ts';

export type Side = 'train' | 'validation';

const DEPTH = [2, 5] as const;
const TRACES_A_STYLE = 4;
/** Candidates of a problem: one that all calls agree on is soon found, or there is none. */
const CANDIDATES = 3;
/** No model of this world reads more. */
const CONTEXT = 512;

/** What a reward model reads: the problem, and a thought that ends before its answer. */
export const judgedText = (problem: AlgebraProblem, thought: string): string => algebraPrompt(problem) + thought;

function pooled(problem: AlgebraProblem, random: Seeded): PooledProblem {
  const traces = STYLES.flatMap((style) => Array.from({ length: TRACES_A_STYLE }, () => writeTrace(problem, style, random, SKILLS.usual)));
  return {
    id: writeProblem(problem), prompt: algebraPrompt(problem),
    traces: traces.map((trace) => ({ completion: algebraText(problem, trace).completion, correct: checkAnswer(problem, trace.answer) })),
  };
}

/** Without end, in the order of the problems' numbers. */
export async function* madePairs(seed: number, side: Side): AsyncGenerator<PreferencePair, never> {
  const judge = scoredVerdicts(seed);
  for (let index = 0; ; index++) {
    const random = new Seeded(seed, index);
    const problem = makeAlgebra(random, { systems: UNAIDED_SYSTEMS, depth: DEPTH, split: 'taught' });
    if (isValidation(writeProblem(problem)) !== (side === 'validation')) continue;
    const show = ({ traces }: PooledProblem, thought: string, at: number): ScoredTrace => scoredAlgebra(problem, thought, splitCompletion(traces[at]!.completion).answer);
    const { pairs } = await preferencePairs([pooled(problem, random)], judge, show, { seed, perProblem: 1, candidates: CANDIDATES });
    yield* pairs.filter(({ prompt, chosen, rejected }) => [chosen, rejected].every((thought) => algebraTokens(prompt + thought) <= CONTEXT));
  }
}

export async function firstPairs(pairs: AsyncGenerator<PreferencePair, never>, count: number): Promise<readonly PreferencePair[]> {
  const taken: PreferencePair[] = [];
  while (taken.length < count) taken.push((await pairs.next()).value);
  return taken;
}
