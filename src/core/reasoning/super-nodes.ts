/**
 * Compression (note reasoning.md 3.2): maximal chains of steps that just go on collapse into one node. A step joins its parent's node where it is a
 * `continue`, has that parent alone, and is its only child. So a node is a run of neighbouring steps, and what reached what still does.
 */
import { marksOf, type Mark, type ReasoningDag } from './reasoning-dag.ts';

export interface SuperNode {
  /** 1 to m, in emission order. */
  readonly id: number;
  /** Its steps, one after the other. */
  readonly first: number;
  readonly last: number;
  readonly parents: readonly number[];
  readonly children: readonly number[];
  readonly depth: number;
  readonly marks: readonly Mark[];
}

export interface SuperGraph {
  readonly nodes: readonly SuperNode[];
  /** The node of step k stands at k - 1. */
  readonly nodeOf: readonly number[];
}

export function superNodes({ steps }: ReasoningDag): SuperGraph {
  const nodeOf: number[] = [];
  const runs: { first: number; last: number }[] = [];
  for (const { id, action, parents } of steps) {
    const goesOn = action === 'continue' && parents.length === 1 && steps[id - 2]!.children.length === 1;
    if (goesOn) runs.at(-1)!.last = id;
    else runs.push({ first: id, last: id });
    nodeOf.push(runs.length);
  }
  const inOrder = (ids: readonly number[]): number[] => [...new Set(ids.map((id) => nodeOf[id - 1]!))].sort((a, b) => a - b);
  const depths: number[] = [];
  const nodes = runs.map(({ first, last }, i): SuperNode => {
    const parents = inOrder(steps[first - 1]!.parents);
    const children = inOrder(steps[last - 1]!.children);
    depths.push(parents.reduce((depth, parent) => Math.max(depth, depths[parent - 1]! + 1), 0));
    return { id: i + 1, first, last, parents, children, depth: depths[i]!, marks: marksOf(parents.length, children.length) };
  });
  return { nodes, nodeOf };
}
