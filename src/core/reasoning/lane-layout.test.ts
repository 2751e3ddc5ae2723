/** The picture's promises, on hand-made graphs and on thousands of random ones: no edge through a foreign node, no two edges' runs in one lane, few lanes, quick. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneLayout, type LaidNode, type LaneLayout } from './lane-layout.ts';

/** Parents of each row. */
function nodes(...parents: readonly (readonly number[])[]): readonly LaidNode[] {
  return parents.map((own, i) => ({ parents: own, children: parents.flatMap((theirs, j) => (theirs.includes(i + 1) ? [j + 1] : [])) }));
}

/** Rows strictly between the ends of an edge lie in its lane. */
const runs = (layout: LaneLayout) => layout.edges.flatMap(({ from, to, lane }) => Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => ({ from, to, lane, row: from + 1 + i })));

const graphs = fc.integer({ min: 0, max: 40 }).chain((count) =>
  fc.tuple(...Array.from({ length: count }, (_, i) => fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, i) }), { maxLength: i === 0 ? 0 : 3 }).map((ids) => ids.sort((a, b) => a - b)))));

describe('lane layout', () => {
  it('has nothing for no steps, and one lane for a chain', () => {
    expect(laneLayout([], new Set())).toEqual({ lanes: [], edges: [], width: 0 });
    expect(laneLayout(nodes([], [1], [2], [3]), new Set([1, 2, 3, 4])).lanes).toEqual([0, 0, 0, 0]);
  });

  it('lets the main line run straight past a dead end, a detour and a check', () => {
    const layout = laneLayout(nodes([], [], [1], [3], [1], [4, 5]), new Set([1, 3, 4, 5, 6]));
    expect([1, 3, 4, 6].map((row) => layout.lanes[row - 1])).toEqual([0, 0, 0, 0]);
    expect(laneLayout(nodes([], [1], [1], [2], [4]), new Set([1, 2, 4, 5])).lanes).toEqual([0, 0, 1, 0, 0]);
  });

  it('gives a lane back once what held it has ended', () => {
    expect(laneLayout(nodes([], [], [1], [], [3], [], [5]), new Set([1, 3, 5, 7])).width).toBe(2);
  });

  it('takes children after the heir down one lane at its side', () => {
    const layout = laneLayout(nodes([], [1], [2], [1], [1]), new Set([1, 2, 3]));
    expect(layout.edges.filter(({ from }) => from === 1).map(({ lane }) => lane)).toEqual([0, 1, 1]);
    expect(layout.lanes).toEqual([0, 0, 0, 2, 1]);
  });

  it('never runs an edge through a foreign node, nor edges of two parents along one lane', () => {
    fc.assert(fc.property(graphs, fc.boolean(), (parents, withMain) => {
      const laid = nodes(...parents);
      const main = new Set<number>();
      // a main line is closed under parents
      if (withMain && laid.length > 0) for (const open = [laid.length]; open.length > 0;) { const row = open.pop()!; if (!main.has(row)) { main.add(row); open.push(...laid[row - 1]!.parents); } }
      const layout = laneLayout(laid, main);
      expect(layout.lanes).toHaveLength(laid.length);
      const holders = new Map<string, number>();
      for (const { from, lane, row } of runs(layout)) {
        expect(layout.lanes[row - 1]).not.toBe(lane);
        expect(holders.get(`${row} ${lane}`) ?? from).toBe(from);
        holders.set(`${row} ${lane}`, from);
      }
      // a row never has more lanes than it has open parents besides itself, two of them at most for each, and the one left alone
      expect(layout.width).toBeLessThanOrEqual(2 * laid.length + 1);
      for (const lane of [...layout.lanes, ...layout.edges.map((edge) => edge.lane)]) expect(lane).toBeLessThan(layout.width);
      expect(laneLayout(laid, main)).toEqual(layout);
    }));
  });

  it('lays 20,000 steps in a moment', () => {
    const long = nodesOfLength(20_000);
    const start = performance.now();
    const { width } = laneLayout(long, new Set());
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(width).toBeLessThan(12);
  });
});

/** Each goes on from the one before, every fifth from a few before that too. */
function nodesOfLength(count: number): readonly LaidNode[] {
  const children: number[][] = Array.from({ length: count }, () => []);
  const parents = Array.from({ length: count }, (_, i) => (i === 0 ? [] : i % 5 === 0 ? [i - 3, i] : [i]));
  parents.forEach((own, i) => own.forEach((parent) => children[parent - 1]!.push(i + 1)));
  return parents.map((own, i) => ({ parents: own, children: children[i]! }));
}
