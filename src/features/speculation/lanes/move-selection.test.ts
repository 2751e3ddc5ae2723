/** Arrow keys never leave the grid, and walk every cell there and back. */
import { expect, it } from 'vitest';
import { roundsAt } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { Selection } from '#core/trace/why.ts';
import { cellsOf, moveSelection } from './move-selection.ts';

const log = simulateRun({ blur: 0.6 });
const rounds = roundsAt(log, log.length);

it('walks every cell in reading order, and back', () => {
  let at: Selection = { round: rounds[0]!.round, slot: 1 };
  const total = rounds.reduce((sum, round) => sum + cellsOf(round).length, 0);
  const visited = new Set([`${at.round}.${at.slot}`]);
  for (let i = 1; i < total; i++) {
    at = moveSelection(rounds, at, 'ArrowRight')!;
    visited.add(`${at.round}.${at.slot}`);
  }
  expect(visited.size).toBe(total);
  expect(moveSelection(rounds, at, 'ArrowRight')).toEqual(at);
  for (let i = 1; i < total; i++) at = moveSelection(rounds, at, 'ArrowLeft')!;
  expect(at).toEqual({ round: rounds[0]!.round, slot: 1 });
});

it('stays inside a shorter row', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']) {
    for (const { round } of rounds) {
      const to = moveSelection(rounds, { round, slot: 99 }, key)!;
      expect(cellsOf(rounds.find((candidate) => candidate.round === to.round)!)).toContain(to.slot);
    }
  }
});

it('walks one path of a tree, and enters it at the depth of a draft beside it', () => {
  const tree = simulateRun({ config: { rule: 'R4', treeBudget: 12 }, blur: 0.6 });
  for (const view of roundsAt(tree, tree.length).filter(({ slots }) => slots.length > 0)) {
    const cells = cellsOf(view);
    cells.slice(1).forEach((slot, i) => expect(moveSelection([view], { round: view.round, slot: cells[i]! }, 'ArrowRight')!.slot).toBe(slot));
    for (const { slot } of view.slots.filter((draft) => draft.parent !== null)) expect(cells).toContain(moveSelection([view], { round: view.round, slot }, 'ArrowLeft')!.slot);
  }
});

it('enters at the latest round, leaves other keys alone', () => {
  expect(moveSelection(rounds, null, 'ArrowDown')).toEqual({ round: rounds.at(-1)!.round, slot: 1 });
  expect(moveSelection(rounds, null, 'a')).toBeNull();
  expect(moveSelection([], null, 'ArrowDown')).toBeNull();
});
