/** Nothing moves when a row is added; no edge runs through a foreign node; two parents' edges never share a lane; what the target is taught fits the room kept for it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentAt } from '../tasks/corpus.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { STEADY_WIDTH, steadyLayout } from './steady-layout.ts';

const nodes = (...parents: readonly (readonly number[])[]) => parents.map((own) => ({ parents: own }));

const graphs = fc.integer({ min: 0, max: 30 }).chain((count) =>
  fc.tuple(...Array.from({ length: count }, (_, i) => fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, i) }), { maxLength: i === 0 ? 0 : 3 }).map((ids) => ids.sort((a, b) => a - b)))));

describe('steady layout', () => {
  it('keeps room for nothing, and one lane for a chain', () => {
    expect(steadyLayout([])).toEqual({ lanes: [], edges: [], width: STEADY_WIDTH });
    expect(steadyLayout(nodes([], [1], [2])).lanes).toEqual([0, 0, 0]);
  });

  it('goes on beside a check, and brings two roots together', () => {
    expect(steadyLayout(nodes([], [1], [2], [2])).lanes).toEqual([0, 0, 0, 1]);
    const joined = steadyLayout(nodes([], [], [1, 2]));
    expect([joined.lanes, joined.edges]).toEqual([[0, 1, 0], [{ from: 1, to: 3, lane: 0 }, { from: 2, to: 3, lane: 0 }]]);
  });

  it('is a beginning of the layout of more', () => {
    fc.assert(fc.property(graphs, fc.nat(30), (parents, cut) => {
      const [whole, begun] = [steadyLayout(nodes(...parents)), steadyLayout(nodes(...parents.slice(0, cut)))];
      expect(begun.lanes).toEqual(whole.lanes.slice(0, begun.lanes.length));
      expect(begun.edges).toEqual(whole.edges.slice(0, begun.edges.length));
    }));
  });

  it('never runs an edge through a foreign node, nor edges of two parents along one lane', () => {
    fc.assert(fc.property(graphs, (parents) => {
      const { lanes, edges, width } = steadyLayout(nodes(...parents));
      const holders = new Map<string, number>();
      for (const { from, to, lane } of edges) {
        expect(lane).toBeLessThan(width);
        for (let row = from + 1; row < to; row++) {
          expect(lanes[row - 1]).not.toBe(lane);
          expect(holders.get(`${row} ${lane}`) ?? from).toBe(from);
          holders.set(`${row} ${lane}`, from);
        }
      }
      for (const lane of lanes) expect(lane).toBeLessThan(width);
    }));
  });

  it('has room for whatever the target was taught to think', () => {
    for (let i = 0; i < 3000; i++) expect(steadyLayout(dagOfThought(documentAt(5, i).thought.text, null).steps).width).toBe(STEADY_WIDTH);
  });
});
