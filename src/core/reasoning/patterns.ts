/** How often each pattern of reasoning occurs (note reasoning.md 3.2): progression, branching, merging, and the turns back that branching is made of. */
import type { ReasoningDag } from './reasoning-dag.ts';

export interface Patterns {
  /** Steps that go on from the one before. */
  readonly progression: number;
  /** Steps that more than one other goes on from. */
  readonly branching: number;
  /** Steps in which branches meet. */
  readonly merging: number;
  readonly backtracks: number;
  readonly roots: number;
  readonly leaves: number;
  /** The longest way from a root, in edges; 0 where there is no step. */
  readonly depth: number;
}

export function patterns({ steps }: ReasoningDag): Patterns {
  const count = (action: string): number => steps.filter((step) => step.action === action).length;
  return {
    progression: count('continue'),
    branching: steps.filter(({ children }) => children.length > 1).length,
    merging: count('merge'),
    backtracks: count('backtrack'),
    roots: count('root'),
    leaves: steps.filter(({ children }) => children.length === 0).length,
    depth: steps.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
  };
}
