/**
 * Pairs for a reward model, made where they are needed (note reasoning.md 9.1, 9.3): the noisy teacher thinks about each problem in all three styles, thoughts that come
 * to the right answer are cut off before it, and the rule judge prefers one. A problem gives one pair at most, so that a step sees many problems; on which side of
 * validation it stands, its text alone decides. Pair k of a seed is the same everywhere.
 */
import { algebraPrompt, algebraText, STYLES, writeTrace } from '../tasks/alglab/write-trace.ts';
import { writeProblem, type AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { checkAnswer, checkSteps } from '../tasks/alglab/check-trace.ts';
import { makeAlgebra } from '../tasks/alglab/make-algebra.ts';
import { SKILLS } from '../tasks/alglab/skill-profile.ts';
import type { SystemTag } from '../tasks/alglab/systems.ts';
import { splitCompletion } from '../tasks/check.ts';
import { parseThought } from '../tasks/parse-thought.ts';
import { Seeded } from '../tasks/seeded.ts';
import { askedSignatures } from './asked-signatures.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { scoreTrace, type ScoredTrace } from './me-scores.ts';
import { isValidation, preferencePairs, type PooledProblem, type PreferencePair } from './preference-pairs.ts';
import { scoredVerdicts } from './scored-verdicts.ts';

export type Side = 'train' | 'validation';

/** The calculator's products are hardly ever right, so they make no pairs. */
export const PAIRED_SYSTEMS: readonly SystemTag[] = ['Z', 'F', 'W', 'S'];
const DEPTH = [2, 5] as const;
const TRACES_A_STYLE = 4;
/** Candidates of a problem: one that all calls agree on is soon found, or there is none. */
const CANDIDATES = 3;
/** No model of this world reads more. */
const CONTEXT = 512;

const tokens = (text: string): number => encodeAlgebra(text)?.length ?? text.length;

/** What a reward model reads: the problem, and a thought that ends before its answer. */
export const judgedText = (problem: AlgebraProblem, thought: string): string => algebraPrompt(problem) + thought;

function pooled(problem: AlgebraProblem, random: Seeded): PooledProblem {
  const traces = STYLES.flatMap((style) => Array.from({ length: TRACES_A_STYLE }, () => writeTrace(problem, style, random, SKILLS.usual)));
  return {
    id: writeProblem(problem), prompt: algebraPrompt(problem),
    traces: traces.map((trace) => ({ completion: algebraText(problem, trace).completion, correct: checkAnswer(problem, trace.answer) })),
  };
}

function scored(problem: AlgebraProblem, { traces }: PooledProblem, thought: string, at: number): ScoredTrace {
  const rights = checkSteps(problem, parseThought(thought).steps);
  return scoreTrace(dagOfThought(thought, splitCompletion(traces[at]!.completion).answer, tokens), { asked: askedSignatures(problem), isRight: ({ id }) => rights[id - 1] ?? false });
}

/** Without end, in the order of the problems' numbers. */
export async function* madePairs(seed: number, side: Side): AsyncGenerator<PreferencePair, never> {
  const judge = scoredVerdicts(seed);
  for (let index = 0; ; index++) {
    const random = new Seeded(seed, index);
    const problem = makeAlgebra(random, { systems: PAIRED_SYSTEMS, depth: DEPTH, split: 'taught' });
    if (isValidation(writeProblem(problem)) !== (side === 'validation')) continue;
    const show = (pool: PooledProblem, thought: string, at: number): ScoredTrace => scored(problem, pool, thought, at);
    const { pairs } = await preferencePairs([pooled(problem, random)], judge, show, { seed, perProblem: 1, candidates: CANDIDATES });
    yield* pairs.filter(({ prompt, chosen, rejected }) => [chosen, rejected].every((thought) => tokens(prompt + thought) <= CONTEXT));
  }
}

export async function firstPairs(pairs: AsyncGenerator<PreferencePair, never>, count: number): Promise<readonly PreferencePair[]> {
  const taken: PreferencePair[] = [];
  while (taken.length < count) taken.push((await pairs.next()).value);
  return taken;
}
