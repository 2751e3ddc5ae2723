/**
 * Verifies what a model wrote against what was asked. The answer is judged by family; the thought step by step, so that a
 * right answer from a wrong thought shows. Tales and dialogues have no right answer: null.
 */
import { isStepRight, parseThought } from './parse-thought.ts';
import type { Family } from './problem.ts';

/** What a verifier needs to know of a problem: a held-out row will do. */
export interface Asked {
  readonly family: Family;
  readonly prompt: string;
  readonly answer: string;
}

export interface Verdict {
  readonly correct: boolean | null;
  /** The answer as written, null if the text ends before it is done. */
  readonly answer: string | null;
  /** The thought keeps to the grammar. */
  readonly wellFormed: boolean;
  /** How many steps there are, and how many are right on their own. */
  readonly steps: number;
  readonly rightSteps: number;
}

export interface Completion {
  readonly thought: string;
  readonly answer: string | null;
}

/** Thought and answer of a completion; the answer is null until `<eos>` closes it. */
export function splitCompletion(text: string): Completion {
  const [thought = '', rest] = text.replace(/^.*<think>/s, '').split('<answer>', 2);
  return { thought, answer: rest?.includes('<eos>') ? rest.slice(0, rest.indexOf('<eos>')).trim() : null };
}

/** Puts the answer into the equation of the prompt: both sides must come to the same. */
function solves(prompt: string, answer: string): boolean {
  const found = /^([nxyz])=(\d+)$/.exec(answer);
  const equation = /[\dnxyz+\-/]*[nxyz][\dnxyz+\-/]*=[\dnxyz+\-/]+/.exec(prompt);
  if (!found || !equation) return false;
  const [, unknown, root] = found as unknown as [string, string, string];
  const [left, right] = equation[0].split('=').map((side) => sideValue(side, unknown, Number(root)));
  return left === right;
}

/** A side is a sum of terms `12`, `3x`, `x`, `x/4`. */
function sideValue(side: string, unknown: string, root: number): number {
  return [...side.matchAll(/([+-]?)(\d*)([nxyz]?)(?:\/(\d+))?/g)].reduce((sum, [term, sign, digits, letter, divisor]) => {
    if (term === '' || (letter && letter !== unknown)) return term === '' ? sum : Number.NaN;
    const size = (digits ? Number(digits) : 1) * (letter ? root : 1) / (divisor ? Number(divisor) : 1);
    return sum + (sign === '-' ? -size : size);
  }, 0);
}

function isCorrect({ family, prompt, answer }: Asked, given: string): boolean | null {
  if (family === 'tale' || family === 'dialogue') return null;
  if (family === 'equation') return solves(prompt, given);
  return given === answer;
}

export function check(asked: Asked, output: string): Verdict {
  const { thought, answer } = splitCompletion(output);
  const { steps, wellFormed } = parseThought(thought);
  return {
    correct: answer === null ? false : isCorrect(asked, answer),
    answer,
    wellFormed,
    steps: steps.length,
    rightSteps: steps.filter((step) => isStepRight(step, steps)).length,
  };
}
