/**
 * Judges a trace against its problem (note reasoning.md 5.9): a step by the operation on the operands as they are written, so that an early
 * slip does not make later steps wrong; the answer by its canonical text. A model may have written any of it, of any length: every text is
 * gone through a fixed number of times.
 */
import { splitCompletion } from '../check.ts';
import { isStepRight, parseThought, valueOf, type Body, type Step } from '../parse-thought.ts';
import type { AlgebraProblem } from './algebra-problem.ts';
import { evaluate } from './expression.ts';
import { SYSTEMS, type Element } from './systems.ts';

type Operation = Extract<Body, { kind: 'operation' }>;

/** Givens are the problem's, all operands are elements, and the operation gives that value. Where the operands come from steps, isStepRight compares. */
function holds({ system, givens }: AlgebraProblem, { name, operands, number, value }: Operation): boolean {
  const operation = SYSTEMS[system].operations[name];
  if (operands.length !== operation?.arity) return false;
  // a number that is not among those drawn could make any amount of work
  if (operation.numbers ? number === null || !operation.numbers.includes(number) : number !== null) return false;
  const elements = operands.map((operand) => `${operand.value}`);
  const given = operands.every((operand, i) => operand.given === undefined || givens[operand.given - 1] === elements[i]);
  return given && elements.every((element) => SYSTEMS[system].isElement(element)) && operation.apply(elements, number ?? 0) === value;
}

/** For each step whether it is right on its own. It must be an operation or two ways that agree, and name earlier steps only. */
export function checkSteps(problem: AlgebraProblem, steps: readonly Step[]): readonly boolean[] {
  return steps.map((step, i) => {
    const { body, refs } = step;
    if (step.id !== i + 1 || refs.some((ref) => ref < 1 || ref >= step.id)) return false;
    return (body.kind === 'operation' || body.kind === 'agree') && isStepRight(step, steps, (operation) => holds(problem, operation));
  });
}

/** Of what is to be found; what is to be proved has none, and is judged by its proof. */
export const trueAnswer = ({ system, givens, ask }: AlgebraProblem): Element | null => (ask.kind === 'find' ? evaluate(ask.expression, system, givens) : null);

export const checkAnswer = (problem: AlgebraProblem, answer: string): boolean => trueAnswer(problem) === answer;

export interface TraceVerdict {
  readonly right: boolean;
  /** As written, null if the text ends before it is done. */
  readonly answer: string | null;
  /** The thought keeps to the grammar. */
  readonly wellFormed: boolean;
  readonly steps: number;
  /** How many of them are right on their own. */
  readonly rightSteps: number;
  /** The last step that has the answer for its value, null if none has: the answer was then jumped to. */
  readonly derivedBy: number | null;
}

export function traceVerdict(problem: AlgebraProblem, output: string): TraceVerdict {
  const { thought, answer } = splitCompletion(output);
  const { steps, wellFormed } = parseThought(thought);
  return {
    right: answer !== null && checkAnswer(problem, answer),
    answer,
    wellFormed,
    steps: steps.length,
    rightSteps: checkSteps(problem, steps).filter(Boolean).length,
    derivedBy: answer === null ? null : (steps.findLast((step) => `${valueOf(step)}` === answer)?.id ?? null),
  };
}
