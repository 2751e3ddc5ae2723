/**
 * Where the nodes and edges of a DAG lie when its order runs down the page (note ui.md 2.4): node i in row i, in a lane of its own choosing, like the lines of a
 * metro map or of a version history. Rows are gone through once from the top, each lane being free or held down to some row, so that it costs rows times
 * lanes, and nothing is drawn at random.
 *
 *   A lane is held from a node down to the child that takes it over, its heir: of its children on the main line where it is itself, off it where it is off,
 *   the one that the longest way leads on from, the last of several. Children after the heir share one lane at its side. A node without a lane to take over gets the leftmost free one; off the main line,
 *   the first lane is left alone, so that the main line runs straight.
 *
 * An edge leaves its parent into its lane within the gap below the parent's row, runs down, and turns to its child within the gap above the child's row. As
 * a held lane has no nodes, no edge runs through a node that is not its end.
 */
export interface LaidNode {
  /** Ids of earlier rows, which count from 1, ascending. */
  readonly parents: readonly number[];
  readonly children: readonly number[];
}

export interface LaidEdge {
  readonly from: number;
  readonly to: number;
  /** In which it runs between the two rows. */
  readonly lane: number;
}

export interface LaneLayout {
  /** The lane of row i stands at i - 1. */
  readonly lanes: readonly number[];
  /** By child, then by parent. */
  readonly edges: readonly LaidEdge[];
  /** How many lanes there are. */
  readonly width: number;
}

/** Down to which row (included) each lane is held. */
class Lanes {
  readonly #held: number[] = [];

  get count(): number {
    return this.#held.length;
  }

  isFree(lane: number, row: number): boolean {
    return (this.#held[lane] ?? 0) < row;
  }

  leftmost(row: number, from: number): number {
    let lane = from;
    while (!this.isFree(lane, row)) lane++;
    return lane;
  }

  hold(lane: number, row: number): void {
    while (this.#held.length <= lane) this.#held.push(0);
    this.#held[lane] = Math.max(this.#held[lane]!, row);
  }
}

/** For each row the child that goes on in its lane; undefined where there is none. */
function heirsOf(nodes: readonly LaidNode[], main: ReadonlySet<number>): readonly (number | undefined)[] {
  const heirs: (number | undefined)[] = nodes.map(() => undefined);
  // how many rows the line through the heirs still has
  const left: number[] = nodes.map(() => 1);
  for (let i = nodes.length - 1; i >= 0; i--) {
    for (const child of nodes[i]!.children) {
      if (main.has(child) !== main.has(i + 1) || left[child - 1]! + 1 < left[i]!) continue;
      heirs[i] = child;
      left[i] = left[child - 1]! + 1;
    }
  }
  return heirs;
}

/** `main`: the rows whose line is to run straight; empty where there is none. */
export function laneLayout(nodes: readonly LaidNode[], main: ReadonlySet<number>): LaneLayout {
  const held = new Lanes();
  const lanes: number[] = [];
  const heirs = heirsOf(nodes, main);
  const sides: (number | undefined)[] = [];
  const leftFor = (row: number): number => (main.size === 0 || main.has(row) ? 0 : 1);
  nodes.forEach(({ parents, children }, i) => {
    const row = i + 1;
    const inherited = parents.filter((parent) => heirs[parent - 1] === row).map((parent) => lanes[parent - 1]!);
    const lane = inherited.length > 0 ? Math.min(...inherited) : held.leftmost(row, leftFor(row));
    lanes.push(lane);
    held.hold(lane, row);
    const heir = heirs[i];
    const last = children.at(-1);
    sides.push(undefined);
    if (last === undefined) return;
    held.hold(lane, heir ?? last - 1);
    if (heir !== undefined && last > heir) {
      sides[i] = held.leftmost(row + 1, leftFor(last));
      held.hold(sides[i], last - 1);
    }
  });
  const laneOf = (from: number, to: number): number => (to > (heirs[from - 1] ?? to) ? sides[from - 1]! : lanes[from - 1]!);
  const edges = nodes.flatMap(({ parents }, i) => parents.map((from): LaidEdge => ({ from, to: i + 1, lane: laneOf(from, i + 1) })));
  return { lanes, edges, width: held.count };
}
