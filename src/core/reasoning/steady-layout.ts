/**
 * Where the nodes and edges of a DAG lie while it grows: as in lane-layout.ts, but a row is placed by the rows above it alone, so that nothing moves when more come.
 *
 *   A node stands right below a parent where nothing is between them in that lane, the leftmost of such; else in the leftmost lane that is clear down from its
 *   newest parent. A lane whose last node has led nowhere yet is left to it, if it can be.
 *   An edge runs down its child's lane where that is clear, else its parent's, else the leftmost that is.
 *
 * An edge is laid when its child comes, through rows that all have their nodes, so it never runs through one.
 */
import type { LaidEdge, LaidNode, LaneLayout } from './lane-layout.ts';

/** So many lanes have room from the start: a map that widens moves what stands on it. */
export const STEADY_WIDTH = 4;

const NODE = -1;

class Lanes {
  /** By lane, then by row: the parent whose edges run there, or a node. */
  readonly #held: number[][] = [];
  readonly #tips: number[] = [];

  get count(): number {
    return this.#held.length;
  }

  /** Strictly between the rows lies nothing but edges of this parent. */
  isClear(lane: number, parent: number, row: number): boolean {
    const held = this.#held[lane] ?? [];
    for (let between = parent + 1; between < row; between++) if (held[between] !== undefined && held[between] !== parent) return false;
    return true;
  }

  leftmost(parent: number, row: number, suits: (lane: number) => boolean = () => true): number {
    let lane = 0;
    while (!(this.isClear(lane, parent, row) && suits(lane))) lane++;
    return lane;
  }

  /** The last node of a lane; 0: it has none. */
  tip(lane: number): number {
    return this.#tips[lane] ?? 0;
  }

  place(lane: number, row: number): void {
    this.#hold(lane, row, NODE);
    this.#tips[lane] = row;
  }

  run(lane: number, parent: number, row: number): void {
    for (let between = parent + 1; between < row; between++) this.#hold(lane, between, parent);
  }

  #hold(lane: number, row: number, by: number): void {
    while (this.#held.length <= lane) this.#held.push([]);
    this.#held[lane]![row] = by;
  }
}

export function steadyLayout(nodes: readonly Pick<LaidNode, 'parents'>[]): LaneLayout {
  const held = new Lanes();
  const lanes: number[] = [];
  const edges: LaidEdge[] = [];
  const led = new Set<number>();
  nodes.forEach(({ parents }, i) => {
    const row = i + 1;
    const below = parents.filter((parent) => held.isClear(lanes[parent - 1]!, parent, row)).map((parent) => lanes[parent - 1]!);
    for (const parent of parents) led.add(parent);
    const lane = below.length > 0 ? Math.min(...below) : held.leftmost(parents.at(-1) ?? i, row, (one) => held.tip(one) === 0 || led.has(held.tip(one)));
    lanes.push(lane);
    for (const parent of parents) {
      const way = [lane, lanes[parent - 1]!].find((one) => held.isClear(one, parent, row)) ?? held.leftmost(parent, row);
      held.run(way, parent, row);
      edges.push({ from: parent, to: row, lane: way });
    }
    held.place(lane, row);
  });
  return { lanes, edges, width: Math.max(STEADY_WIDTH, held.count, ...edges.map((edge) => edge.lane + 1)) };
}
