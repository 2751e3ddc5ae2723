/**
 * The dominant path of a DAG (note reasoning.md 3.3): the steps that state the final answer and all their ancestors, ascending. Empty where no step states it.
 */
import type { ReasoningDag } from './reasoning-dag.ts';

export function dominantPath({ steps, stating }: ReasoningDag): readonly number[] {
  const on = new Uint8Array(steps.length + 1);
  for (const id of stating) on[id] = 1;
  // parents come first, so one pass from the end reaches all of them
  for (let id = steps.length; id >= 1; id--) {
    if (on[id]) for (const parent of steps[id - 1]!.parents) on[parent] = 1;
  }
  return steps.flatMap(({ id }) => (on[id] ? [id] : []));
}
