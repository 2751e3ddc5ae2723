/** What a picture of a DAG has rows for: its steps, or the super-nodes that chains of them collapse into (super-nodes.ts). */
import type { Mark, ReasoningDag } from './reasoning-dag.ts';
import { superNodes } from './super-nodes.ts';

export const GRAINS = ['steps', 'super-nodes'] as const;
export type Grain = (typeof GRAINS)[number];

export interface GraphRow {
  /** 1 to m, in emission order. */
  readonly id: number;
  /** The steps that it stands for, one after the other. */
  readonly first: number;
  readonly last: number;
  readonly parents: readonly number[];
  readonly children: readonly number[];
  readonly marks: readonly Mark[];
}

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
