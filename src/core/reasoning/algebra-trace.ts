/** What the judges see of a trace of the algebraic world: the scores of its DAG, and its bare text; lengths in tokens. A wrong trace is read by the answer that it gives. */
import type { AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { checkSteps } from '../tasks/alglab/check-trace.ts';
import { parseThought } from '../tasks/parse-thought.ts';
import { askedSignatures } from './asked-signatures.ts';
import { dagOfThought, type Measure } from './dag-of-thought.ts';
import { flatTrace, type FlatTrace } from './flat-judge.ts';
import { scoreTrace, type ScoredTrace } from './me-scores.ts';

/** A text of other pieces than the vocabulary's counts by letters. */
export const algebraTokens: Measure = (text) => encodeAlgebra(text)?.length ?? text.length;

export function scoredAlgebra(problem: AlgebraProblem, thought: string, answer: string | null): ScoredTrace {
  const rights = checkSteps(problem, parseThought(thought).steps);
  return scoreTrace(dagOfThought(thought, answer, algebraTokens), { asked: askedSignatures(problem), isRight: ({ id }) => rights[id - 1] === true });
}

export const flatAlgebra = (thought: string): FlatTrace => flatTrace(thought, algebraTokens);
