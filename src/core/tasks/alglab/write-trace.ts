/**
 * Writes the trace of a `find` problem in one of three styles (note reasoning.md 9.1), all in the one grammar (../thought.ts).
 *
 *   terse       each needed step once
 *   branchy     turns off to values that nothing needs, takes second ways that agree (or a `but` that redoes), starts over
 *   reflective  hesitates (`hmm`), works a step out again (`check`), and redoes it where the two differ (`but`)
 *
 * How often a style does so grows with the error of the step at hand (trace-writer.ts); with skill 1 the base rates are left.
 */
import { completionText, promptText } from '../problem.ts';
import type { Seeded } from '../seeded.ts';
import { writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import { workBranchy } from './branchy-steps.ts';
import { depthOf, type Expression } from './expression.ts';
import { workReflective } from './reflective-steps.ts';
import { gold, type Skill } from './skill-profile.ts';
import type { Element } from './systems.ts';
import { call, MOST_STEPS, TraceWriter, type Known, type Worker } from './trace-writer.ts';

export const STYLES = ['terse', 'branchy', 'reflective'] as const;
export type Style = (typeof STYLES)[number];

export interface Trace {
  readonly text: string;
  /** The last value that was written for what was asked. */
  readonly answer: Element;
}

const WORKERS: Readonly<Record<Style, (asked: Expression) => Worker>> = {
  terse: () => (writer, step) => writer.need(step),
  branchy: workBranchy,
  reflective: () => workReflective,
};

/** Arguments before what they are arguments of. */
function workOut(expression: Expression, writer: TraceWriter, worker: Worker, random: Seeded): Known {
  if (expression.kind === 'given') return writer.known[expression.index - 1]!;
  const args = expression.args.map((arg) => workOut(arg, writer, worker, random));
  return worker(writer, call(expression.name, args, expression.number), random);
}

/** A problem whose own values are larger than taught has no other traces. */
const MOST_DRAWS = 50;

/** A trace in which right steps from a wrong value went beyond what is taught is drawn again. */
export function writeTrace(problem: AlgebraProblem, style: Style, random: Seeded, skill: Skill = gold): Trace {
  if (problem.ask.kind !== 'find') throw new RangeError('only what is to be found has a trace; what is to be proved has a proof');
  const { expression } = problem.ask;
  const depth = depthOf(expression);
  if (depth > MOST_STEPS) throw new RangeError(`${depth} steps are more than the ${MOST_STEPS} that have labels`);
  for (let draws = 1; ; draws++) {
    const writer = new TraceWriter(problem, depth, random, skill);
    const { element } = workOut(expression, writer, WORKERS[style](expression), random);
    if (!writer.beyond || draws === MOST_DRAWS) return { text: writer.text, answer: element };
  }
}

/** What a model is asked, in the frame that all our models share. A style named before the problem is the style that it answers in. */
export const algebraPrompt = (problem: AlgebraProblem, style: Style | null = null): string => promptText(`${style === null ? '' : `${style} `}${writeProblem(problem)}`);

export const algebraText = (problem: AlgebraProblem, trace: Trace, style: Style | null = null): { readonly prompt: string; readonly completion: string } => ({
  prompt: algebraPrompt(problem, style),
  completion: completionText({ thought: trace, answer: trace.answer }),
});
