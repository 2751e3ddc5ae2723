/** Problems of the algebraic world and thoughts about them, made in the page: each a pure function of what was chosen. */
import { askedSignatures } from '#core/reasoning/asked-signatures.ts';
import { dagOfThought } from '#core/reasoning/dag-of-thought.ts';
import type { AlgebraProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { checkAnswer, checkSteps } from '#core/tasks/alglab/check-trace.ts';
import { makeAlgebra } from '#core/tasks/alglab/make-algebra.ts';
import { SKILLS } from '#core/tasks/alglab/skill-profile.ts';
import { writeTrace, type Style, type Trace } from '#core/tasks/alglab/write-trace.ts';
import { parseThought } from '#core/tasks/parse-thought.ts';
import { Seeded } from '#core/tasks/seeded.ts';
import { shownThought, type ShownThought } from '../shown-thought.ts';
import type { MadeChoice } from './reasoning-session.ts';

export interface MadeThought {
  readonly problem: AlgebraProblem;
  readonly text: string;
  readonly thought: ShownThought;
}

/** Null: that seed has none. */
function problemOf({ system, depth, seed }: MadeChoice): AlgebraProblem | null {
  try {
    return makeAlgebra(new Seeded(seed), { systems: [system], depth: [depth, depth], split: 'taught' });
  } catch {
    return null;
  }
}

function shown(problem: AlgebraProblem, { text, answer }: Trace): MadeThought {
  const thought = shownThought(dagOfThought(text, answer), { asked: askedSignatures(problem), rights: checkSteps(problem, parseThought(text).steps), answerRight: checkAnswer(problem, answer) });
  return { problem, text, thought };
}

/** Its own draw for each style and attempt. */
const drawn = (problem: AlgebraProblem, { seed }: MadeChoice, style: Style, attempt: number): Trace => writeTrace(problem, style, new Seeded(seed, attempt), SKILLS.usual);

export function madeThought(choice: MadeChoice): MadeThought | null {
  const problem = problemOf(choice);
  return problem && shown(problem, drawn(problem, choice, choice.style, 1));
}

const MOST_TRIES = 400;

export interface MadePair {
  readonly a: MadeThought;
  readonly b: MadeThought;
}

/** Two different thoughts that come to the right answer; null where so many tries bring none. */
export function madePair(choice: MadeChoice): MadePair | null {
  const problem = problemOf(choice);
  if (!problem) return null;
  const firstRight = (style: Style, from: number, not: string): Trace | null => {
    for (let attempt = from; attempt < from + MOST_TRIES; attempt++) {
      const trace = drawn(problem, choice, style, attempt);
      if (trace.text !== not && checkAnswer(problem, trace.answer)) return trace;
    }
    return null;
  };
  const a = firstRight(choice.style, 1, '');
  const b = a && firstRight(choice.against, 1 + MOST_TRIES, a.text);
  return a && b && { a: shown(problem, a), b: shown(problem, b) };
}
