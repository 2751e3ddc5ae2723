/** A thought as a file: its text, its graph and its scores, so that others can reckon with it. */
import type { ShownThought } from '../shown-thought.ts';

export const THOUGHT_FORMAT = 'slipstream-reasoning';

export function thoughtFile(problem: string | null, { dag, path, scored: { scores, costs }, rights, answerRight }: ShownThought): string {
  const steps = dag.steps.map((step) => ({ ...step, right: rights?.[step.id - 1] ?? null, onPath: path.has(step.id) }));
  return JSON.stringify({ format: THOUGHT_FORMAT, version: 1, problem, answer: dag.answer, answerRight, dominantPath: [...path], stating: dag.stating, faults: dag.faults, scores, costs, steps }, null, 1);
}
