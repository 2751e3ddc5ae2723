/**
 * Whether a base chains as well as it works out single operations (note reasoning.md 13.1), before anything is trained on it:
 *
 *   J(problem) = product of the accuracies of its operations, each measured on problems of that operation alone (note 4.2, 13.3)
 *   passes where   accuracy on two operations >= 0.7 x mean J
 */
import type { AlgebraProblem } from './algebra-problem.ts';
import { operationTuple } from './expression.ts';

export interface Answered {
  readonly problem: AlgebraProblem;
  readonly right: boolean;
}

export interface GateFigures {
  /** On single operations, over all of them. */
  readonly single: number;
  /** By system and operation. */
  readonly skills: ReadonlyMap<string, number>;
  readonly double: number;
  readonly meanJ: number;
  readonly passes: boolean;
}

export const GATE = 0.7;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function skillsOf({ system, ask }: AlgebraProblem): readonly string[] {
  if (ask.kind !== 'find') throw new RangeError('the gate is measured on what is to be found');
  return operationTuple(ask.expression).map((name) => `${system} ${name}`);
}

/** An operation that was never asked for by itself has no accuracy: a RangeError. */
export function gateFigures(singles: readonly Answered[], doubles: readonly Answered[]): GateFigures {
  if (singles.length === 0 || doubles.length === 0) throw new RangeError('the gate needs traces of both, one operation and two');
  const rightness = new Map<string, number[]>();
  for (const { problem, right } of singles) {
    const skill = skillsOf(problem).join();
    rightness.set(skill, [...(rightness.get(skill) ?? []), Number(right)]);
  }
  const skills = new Map([...rightness].map(([skill, marks]) => [skill, mean(marks)]));
  const rateOf = (skill: string): number => skills.get(skill) ?? never(skill);
  const double = mean(doubles.map(({ right }) => Number(right)));
  const meanJ = mean(doubles.map(({ problem }) => skillsOf(problem).reduce((product, skill) => product * rateOf(skill), 1)));
  return { single: mean(singles.map(({ right }) => Number(right))), skills, double, meanJ, passes: double >= GATE * meanJ };
}

function never(skill: string): never {
  throw new RangeError(`${skill} was never asked for by itself`);
}
