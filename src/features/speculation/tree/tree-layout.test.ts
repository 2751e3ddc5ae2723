/** No two tokens share a place, the likeliest path runs straight, and arrow keys reach every node. */
import { describe, expect, it } from 'vitest';
import { acceptedPath, ownSlot } from '#core/trace/round-tree.ts';
import { roundsAt, type RoundView } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { moveInTree } from './move-in-tree.ts';
import { layoutTree } from './tree-layout.ts';

const rounds = (['R2', 'R4'] as const).flatMap((rule) => [1, 5, 31].flatMap((treeBudget): readonly RoundView[] => {
  const log = simulateRun({ config: { rule, treeBudget, gamma: 5 }, blur: 0.6 });
  return [...roundsAt(log, log.length).slice(0, 6), ...roundsAt(log, 20)];
}));

describe('the layout', () => {
  it('gives every node a place of its own, one column behind its parent and never above it', () => {
    for (const view of rounds) {
      const { nodes, own, rows, columns } = layoutTree(view);
      const places = [...nodes, ...(own ? [own] : [])];
      expect(new Set(places.map(({ column, row }) => `${column}.${row}`)).size).toBe(places.length);
      for (const { parent, column, row } of places) {
        const above = nodes.find(({ slot }) => slot === parent) ?? { column: 0, row: 0 };
        expect(column).toBe(above.column + 1);
        expect(row).toBeGreaterThanOrEqual(above.row);
        expect(row).toBeLessThan(rows);
        expect(column).toBeLessThan(columns);
      }
      for (const { rank, row, parent } of nodes) if (rank === 1) expect(row).toBe(nodes.find(({ slot }) => slot === parent)?.row ?? 0);
    }
  });

  it('puts the target’s token behind the last kept draft', () => {
    for (const view of rounds.filter(({ target }) => target !== null)) {
      expect(layoutTree(view).own!.parent).toBe(acceptedPath(view).at(-1)?.slot ?? null);
    }
  });
});

describe('arrow keys', () => {
  it('reach every node, and left leads back to the first column', () => {
    for (const view of rounds.filter(({ slots }) => slots.length > 0)) {
      const reached = new Set<number>([1]);
      for (const slot of reached) for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft']) reached.add(moveInTree(view, slot, key)!);
      for (const { slot } of view.slots) expect(reached.has(slot)).toBe(true);
      expect(Math.max(...reached)).toBeLessThanOrEqual(view.slots.length + 1);
    }
  });

  it('to the right follow the accepted path from its first draft', () => {
    for (const view of rounds) {
      const path = acceptedPath(view).map(({ slot }) => slot);
      path.slice(0, -1).forEach((slot, i) => expect(moveInTree(view, slot, 'ArrowRight')).toBe(path[i + 1]));
      if (view.target) expect(moveInTree(view, 1, 'End')).toBe(view.slots.length > 0 || view.target.kind === 'bonus' ? ownSlot(view) : null);
    }
  });

  it('enter at the first node, and leave other keys alone', () => {
    const view = rounds[0]!;
    expect(moveInTree(view, null, 'ArrowDown')).toBe(1);
    expect(moveInTree(view, 1, 'a')).toBeNull();
    expect(moveInTree(view, 1, 'Tab')).toBeNull();
  });
});
