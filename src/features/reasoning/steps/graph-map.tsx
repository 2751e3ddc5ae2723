/** The map beside the rows: what lies within the rows in sight, and every edge that passes them. It says nothing that the rows do not say in words. */
import type { PreparedGraph } from '#core/reasoning/prepared-graph.ts';
import type { ShownThought } from '../shown-thought.ts';
import { edgePath } from './edge-path.ts';
import { GraphNode } from './graph-node.tsx';
import type { GraphScale } from './graph-scale.ts';
import styles from './graph.module.css';

interface Props {
  readonly thought: ShownThought;
  readonly graph: PreparedGraph;
  readonly scale: GraphScale;
  /** Where the node of a row stands, from its id. */
  readonly y: (row: number) => number;
  readonly height: number;
  /** Rows in sight, by id. */
  readonly from: number;
  readonly to: number;
  readonly selected: number | null;
  readonly lit: ReadonlySet<number>;
  readonly className: string | undefined;
}

export function GraphMap({ thought: { dag, rights, writing }, graph: { rows, layout, path }, scale: { x, width }, y, height, from, to, selected, lit, className }: Props) {
  const isNear = (edge: { readonly from: number; readonly to: number }): boolean => edge.from === selected || edge.to === selected;
  const isPath = (edge: { readonly from: number; readonly to: number }): boolean => path.has(edge.from) && path.has(edge.to);
  // What stands out is drawn last, so that nothing runs over it.
  const rank = (edge: { readonly from: number; readonly to: number }): number => (isPath(edge) ? 2 : 0) + (isNear(edge) ? 1 : 0);
  // what a line under way rests on is not all known, so it has no place on the map yet
  const isPlaced = (row: number): boolean => rows[row - 1]!.last !== writing;
  const edges = layout.edges.filter((edge) => edge.from <= to && edge.to >= from && isPlaced(edge.to)).sort((a, b) => rank(a) - rank(b));
  const stating = new Set(dag.stating);
  const laneOf = (row: number): number => x(layout.lanes[row - 1]!);
  return (
    <svg aria-hidden="true" className={`${styles.map} ${className}`} width={width} height={height}>
      {edges.map((edge) => (
        <path
          key={`${edge.from} ${edge.to}`} pathLength={1} className={styles.edge} data-path={isPath(edge) || undefined} data-near={isNear(edge) || undefined}
          d={edgePath({ from: [laneOf(edge.from), y(edge.from)], lane: x(edge.lane), to: [laneOf(edge.to), y(edge.to)] })}
        />
      ))}
      {rows.slice(from - 1, to).filter(({ id }) => isPlaced(id)).map(({ id, first, last, marks }) => {
        const steps = dag.steps.slice(first - 1, last);
        return (
          <GraphNode
            key={id} x={laneOf(id)} y={y(id)} lead={steps[0]!.lead} marks={marks} onPath={path.has(id)} chain={first !== last} selected={id === selected} lit={lit.has(id)}
            states={steps.some((step) => stating.has(step.id))} wrong={steps.some((step) => rights?.[step.id - 1] === false)}
          />
        );
      })}
    </svg>
  );
}
