/** What a picture of a DAG has rows for: its steps, or the super-nodes that chains of them collapse into (super-nodes.ts). */
import type { ReasoningDag } from './reasoning-dag.ts';
import { superNodes, type SuperNode } from './super-nodes.ts';

export const GRAINS = ['steps', 'super-nodes'] as const;
export type Grain = (typeof GRAINS)[number];

/** A step is a node of one. */
export type GraphRow = Omit<SuperNode, 'depth'>;

export interface GraphRows {
  readonly rows: readonly GraphRow[];
  /** The row of step k stands at k - 1. */
  readonly rowOf: readonly number[];
}

export function graphRows(dag: ReasoningDag, grain: Grain): GraphRows {
  if (grain === 'super-nodes') {
    const { nodes, nodeOf } = superNodes(dag);
    return { rows: nodes, rowOf: nodeOf };
  }
  return { rows: dag.steps.map(({ id, parents, children, marks }) => ({ id, first: id, last: id, parents, children, marks })), rowOf: dag.steps.map(({ id }) => id) };
}
