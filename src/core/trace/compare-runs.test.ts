/** Two runs meet at output positions: rounds and lengths follow from their definitions, and runs with the same noise have one text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, byEveryOther, committedTokens, cursorAtToken, differingSettings, firstDifference, staircase, standingAt, stretches, timesCompare } from './compare-runs.ts';
import { EventLog } from './event-log.ts';
import { figuresAt } from './figures.ts';
import { stepFrom } from './moments.ts';
import { finalText } from './output.ts';
import { roundsAt } from './rounds.ts';
import { simulateRun } from './simulated-run.ts';

const coupled = { rule: 'R4', temperature: 0.8, seed: 3 } as const;
const good = simulateRun({ config: { ...coupled, gamma: 5 }, blur: 0.1 });
const poor = simulateRun({ config: { ...coupled, gamma: 5 }, blur: 0.9 });
const [goodTokens, poorTokens] = [committedTokens(good, good.length), committedTokens(poor, poor.length)];

describe('committed tokens', () => {
  it('spell the final text, each with its round and hand', () => {
    const text = finalText(good, roundsAt(good, good.length));
    expect(goodTokens.filter(({ text: piece }) => !/^<[a-z]+>$/.test(piece)).map((token) => token.text).join('')).toBe(text);
    expect(goodTokens.filter(({ opens }) => opens)).toHaveLength(roundsAt(good, good.length).length);
    for (const { at, by } of goodTokens) {
      const view = roundsAt(good, good.length).find(({ round }) => round === at.round)!;
      expect(by === 'accepted' ? view.slots[at.slot - 1]!.state : view.target!.kind).toBe(by);
    }
  });

  it('grow with the cursor and never change', () => {
    fc.assert(fc.property(fc.nat(good.length), (cursor) => {
      const early = committedTokens(good, cursor);
      expect(goodTokens.slice(0, early.length).map(({ token }) => token)).toEqual(early.map(({ token }) => token));
    }));
  });
});

describe('a standing', () => {
  it.each([['good', good, goodTokens], ['poor', poor, poorTokens]] as const)('at the end is what the figures say: %s drafter', (_, log, all) => {
    const { rounds, tokens, acceptanceLength, ended, last, comparison } = standingAt(log, all, all.length);
    const figures = figuresAt(log, log.length);
    expect([rounds, tokens, ended, last]).toEqual([figures.rounds, figures.tokens, false, all.at(-1)]);
    expect(acceptanceLength).toBeCloseTo(figures.acceptanceLength!, 12);
    expect(comparison).toEqual(figures.comparison);
  });

  it('counts the round that committed the token', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: poorTokens.length }), (position) => {
      const { rounds, last } = standingAt(poor, poorTokens, position);
      expect(rounds).toBe(last!.at.round);
      const cursor = cursorAtToken(poor, position)!;
      expect(committedTokens(poor, cursor)).toHaveLength(position);
      expect(committedTokens(poor, stepFrom(poor, cursor, 'previous-token')).length).toBeLessThan(position);
      expect(staircase(poorTokens, position).at(-1)).toEqual([position, rounds]);
    }));
  });

  it('counts rounds in full', () => {
    const inside = poorTokens.findIndex(({ opens }, i) => opens && !poorTokens[i + 1]!.opens) + 1;
    const { acceptanceLength, rounds } = standingAt(poor, poorTokens, inside);
    const ended = poorTokens.filter(({ at }) => at.round <= rounds).length;
    expect(acceptanceLength).toBe(figuresAt(poor, cursorAtToken(poor, ended)!).acceptanceLength);
    expect([cursorAtToken(poor, 0), cursorAtToken(poor, 9999)]).toEqual([0, null]);
  });

  it('of a run beside itself is the same, wherever the cursor stands', () => {
    fc.assert(fc.property(fc.nat(poor.length), (cursor) => {
      const position = committedTokens(poor, cursor).length;
      const { acceptanceLength, rounds, last } = standingAt(poor, poorTokens, position);
      if (!last) return;
      const drafted = roundsAt(poor, poor.length).slice(0, rounds).flatMap(({ slots }) => slots).filter(({ state }) => state === 'accepted');
      expect(acceptanceLength).toBeCloseTo(1 + drafted.length / rounds, 12);
    }));
  });

  it('is empty before the first token and says where a run is shorter', () => {
    expect(standingAt(good, goodTokens, 0)).toMatchObject({ tokens: 0, rounds: 0, acceptanceLength: null, last: null, ended: false });
    expect(standingAt(good, goodTokens, goodTokens.length + 5)).toMatchObject({ tokens: goodTokens.length, last: null, ended: true });
  });
});

describe('two runs', () => {
  it('under R4 with one seed: one text, and the better drafter needs fewer rounds', () => {
    const pairs = aligned(goodTokens, poorTokens, Infinity);
    expect(firstDifference(pairs)).toBeNull();
    expect(pairs).toHaveLength(goodTokens.length);
    expect(standingAt(good, goodTokens, pairs.length).rounds).toBeLessThan(standingAt(poor, poorTokens, pairs.length).rounds);
  });

  it('with other noise: the first difference is named', () => {
    const other = simulateRun({ config: { ...coupled, temperature: 2, seed: 9 }, blur: 0.1 });
    const tokens = committedTokens(other, other.length);
    const found = firstDifference(aligned(goodTokens, tokens, Infinity))!;
    expect(found.first!.text).not.toBe(found.second!.text);
    expect(goodTokens.slice(0, found.position - 1).map(({ text }) => text)).toEqual(tokens.slice(0, found.position - 1).map(({ text }) => text));
    expect(differingSettings(good, other)).toEqual(['gamma', 'temperature', 'seed']);
  });

  it('are aligned up to a position, and beyond the shorter one', () => {
    const short = committedTokens(good, 20);
    const pairs = aligned(short, poorTokens, short.length + 3);
    expect(pairs.map(({ first }) => first !== null)).toEqual([...short.map(() => true), false, false, false]);
    expect(firstDifference(pairs)).toBeNull();
    expect(aligned(short, poorTokens, 2)).toHaveLength(2);
  });
});

describe('lanes', () => {
  it('are the rounds on the axis of tokens, without a gap', () => {
    for (const [log, all] of [[good, goodTokens], [poor, poorTokens]] as const) {
      const found = stretches(all);
      expect(found.map(({ round }) => round)).toEqual(roundsAt(log, log.length).map(({ round }) => round));
      found.forEach(({ before, accepted, own }, i) => expect(before + accepted + own).toBe(found[i + 1]?.before ?? all.length));
      expect(found.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(figuresAt(log, log.length).accepted);
    }
    expect(stretches([])).toEqual([]);
  });
  it('take as long as their rounds', () => {
    const ends = roundsAt(poor, poor.length).map(({ end }) => end!.draftMs + end!.verifyMs + end!.otherMs);
    expect(standingAt(poor, poorTokens, poorTokens.length).ms).toBeCloseTo(ends.reduce((a, b) => a + b), 9);
    expect(standingAt(poor, poorTokens, 1).ms).toBeCloseTo(ends[0]!, 9);
    expect(standingAt(poor, poorTokens, 0).ms).toBeNull();
  });
  it('are the same run by each other drafter, as near as it can have it', () => {
    const all = byEveryOther({ ...good.header.config, rule: 'R1', gamma: 12, treeBudget: 9 });
    expect(all.map(({ drafter }) => drafter)).toEqual(['eagle3', 'dflash', 'prompt-lookup', 'none']);
    expect(all.map(({ rule, gamma, treeBudget }) => [rule, gamma, treeBudget])).toEqual([['R2', 7, 9], ['R2', 7, 9], ['R1', 12, 0], ['R1', 12, 0]]);
    expect(new Set(all.map(({ prompt, seed, temperature }) => `${prompt} ${seed} ${temperature}`)).size).toBe(1);
  });
});

it('sets times beside one another only where they are known in one way, from one device', () => {
  const as = (part: object): EventLog => new EventLog({ ...good.header, simulated: false, ...part }, good.events);
  const [live, recorded] = [as({ recordedAt: null }), as({ recordedAt: '2026-11-24' })];
  for (const alike of [[], [good], [good, poor], [live, live], [recorded, as({ recordedAt: '2026-11-25' })]]) expect(timesCompare(alike)).toBe(true);
  for (const apart of [[good, live], [recorded, recorded, live], [live, as({ recordedAt: null, adapter: 'another' })]]) expect(timesCompare(apart)).toBe(false);
});
