/** A thought as a file: its text, its graph, whose edges those are, and its scores, so that others can reckon with it. What nobody knows is null. */
import { DIMENSIONS } from '#core/reasoning/step-costs.ts';
import { knownDimensions, type ShownThought } from '../shown-thought.ts';

export const THOUGHT_FORMAT = 'slipstream-reasoning';

export function thoughtFile(problem: string | null, thought: ShownThought): string {
  const { dag, path, scored, rights, answerRight, edges } = thought;
  const known = knownDimensions(thought);
  const steps = dag.steps.map((step) => ({ ...step, right: rights?.[step.id - 1] ?? null, onPath: path.has(step.id) }));
  const scores = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, known.has(dimension) ? scored.scores[dimension] : null]));
  const costs = scored.costs.filter(({ dimension }) => known.has(dimension));
  return JSON.stringify({ format: THOUGHT_FORMAT, version: 1, problem, answer: dag.answer, answerRight, edges, dominantPath: [...path], stating: dag.stating, faults: dag.faults, scores, costs, steps }, null, 1);
}
