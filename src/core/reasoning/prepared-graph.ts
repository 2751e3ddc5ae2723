/** All that a picture of a DAG needs, worked out once: its rows at one grain, where they lie, their outline, and which lie on the dominant path. Plain data, so that a worker can hand it over. */
import { dominantPath } from './dominant-path.ts';
import { GRAINS, graphRows, type Grain, type GraphRows } from './graph-rows.ts';
import { laneLayout, type LaidNode, type LaneLayout } from './lane-layout.ts';
import { outlineOrder, type OutlineLine } from './outline-order.ts';
import type { ReasoningDag } from './reasoning-dag.ts';

export interface PreparedGraph extends GraphRows {
  readonly layout: LaneLayout;
  readonly outline: readonly OutlineLine[];
  /** Rows on the dominant path. */
  readonly path: ReadonlySet<number>;
}

/** Where the rows lie, and of these the ones on the dominant path. */
type LayOut = (rows: readonly LaidNode[], path: ReadonlySet<number>) => LaneLayout;

export type PreparedGraphs = Readonly<Record<Grain, PreparedGraph>>;

function prepared(dag: ReasoningDag, grain: Grain, steps: readonly number[], layOut: LayOut): PreparedGraph {
  const { rows, rowOf } = graphRows(dag, grain);
  const path = new Set(steps.map((step) => rowOf[step - 1]!));
  return { rows, rowOf, layout: layOut(rows, path), outline: outlineOrder(rows), path };
}

/** `layOut`: how, where the usual way would move what stands already (steady-layout.ts). */
export function prepareGraphs(dag: ReasoningDag, layOut: LayOut = laneLayout): PreparedGraphs {
  const steps = dominantPath(dag);
  return Object.fromEntries(GRAINS.map((grain) => [grain, prepared(dag, grain, steps, layOut)])) as Record<Grain, PreparedGraph>;
}
