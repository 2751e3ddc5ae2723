/** All that a picture of a DAG needs, worked out once: its rows at one grain, where they lie, their outline, and which lie on the dominant path. Plain data, so that a worker can hand it over. */
import { dominantPath } from './dominant-path.ts';
import { GRAINS, graphRows, type Grain, type GraphRows } from './graph-rows.ts';
import { laneLayout, type LaneLayout } from './lane-layout.ts';
import { outlineOrder, type OutlineLine } from './outline-order.ts';
import type { ReasoningDag } from './reasoning-dag.ts';

export interface PreparedGraph extends GraphRows {
  readonly layout: LaneLayout;
  readonly outline: readonly OutlineLine[];
  /** Rows on the dominant path. */
  readonly path: ReadonlySet<number>;
}

export type PreparedGraphs = Readonly<Record<Grain, PreparedGraph>>;

function prepared(dag: ReasoningDag, grain: Grain, steps: readonly number[]): PreparedGraph {
  const { rows, rowOf } = graphRows(dag, grain);
  const path = new Set(steps.map((step) => rowOf[step - 1]!));
  return { rows, rowOf, layout: laneLayout(rows, path), outline: outlineOrder(rows), path };
}

export function prepareGraphs(dag: ReasoningDag): PreparedGraphs {
  const steps = dominantPath(dag);
  return Object.fromEntries(GRAINS.map((grain) => [grain, prepared(dag, grain, steps)])) as Record<Grain, PreparedGraph>;
}
