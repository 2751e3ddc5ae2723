/** Stepping visits every match, also several on one token, and comes around; a selection made elsewhere is where it goes on from. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInRun } from '#core/trace/find-in-run.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { Selection } from '#core/trace/why.ts';
import { currentMatch, markKey, marksOf, stepMatch } from './current-match.ts';

const log = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, blur: 0.6 });
const queries = ['e', '1', '3', ' stamps', '133', 'has', 's', '#2'];

describe('stepping', () => {
  it('visits every match once, in order, and comes around, either way', () => {
    fc.assert(fc.property(fc.constantFrom(...queries), fc.constantFrom<1 | -1>(1, -1), (query, by) => {
      const matches = findInRun(log, log.length, query);
      let selection: Selection | null = null;
      let [current, last]: [number | null, number | null] = [null, null];
      const visited = matches.map(() => {
        last = stepMatch(matches, current, selection, by)!;
        selection = matches[last]![0]!;
        return (current = currentMatch(matches, selection, last));
      });
      const all = matches.map((_, i) => i);
      expect(visited).toEqual(by > 0 ? all : all.toReversed());
      if (matches.length > 0) expect(stepMatch(matches, current, selection, by)).toBe(visited[0]);
    }));
  });

  it('goes on from the selected token', () => {
    const matches = findInRun(log, log.length, '3');
    const { round } = matches[4]![0]!;
    const from = { round: round - 1, slot: 99 };
    const next = stepMatch(matches, null, from, 1)!;
    expect(matches[next]![0]!.round).toBe(round);
    expect(stepMatch(matches, null, from, -1)).toBe((next - 1 + matches.length) % matches.length);
    expect(stepMatch(matches, null, { round: 999, slot: 1 }, 1)).toBe(0);
    expect(stepMatch(matches, null, { round: 999, slot: 1 }, -1)).toBe(matches.length - 1);
  });

  it('has nowhere to go among no matches', () => {
    expect([stepMatch([], null, null, 1), stepMatch([], null, { round: 1, slot: 1 }, -1), currentMatch([], { round: 1, slot: 1 }, 3)]).toEqual([null, null, null]);
  });
});

it('a token of the current match is marked so, though another match has it too', () => {
  const draft = { round: 1, slot: 1, own: false };
  const own = { round: 1, slot: 1, own: true };
  const next = { round: 1, slot: 2, own: false };
  const marks = marksOf([[draft], [own, next], [next]], 1);
  expect([draft, own, next].map((token) => marks.get(markKey(token)))).toEqual(['match', 'current', 'current']);
  expect(currentMatch([[draft], [own, next]], { round: 1, slot: 1 }, 1)).toBe(1);
});
