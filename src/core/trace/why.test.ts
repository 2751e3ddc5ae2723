/** The explanation of a token is what happened to it: thresholds, coins and residuals agree with the verdicts in the log. */
import { describe, expect, it } from 'vitest';
import { overlay } from './distribution.ts';
import type { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import { roundsAt } from './rounds.ts';
import { simulateRun } from './simulated-run.ts';
import { decisiveSlot, whyAt, type Why } from './why.ts';

function allWhys(log: EventLog): Why[] {
  const rounds = roundsAt(log, log.length);
  return rounds.flatMap(({ round, slots }) => [...slots, null].flatMap((_, i) => whyAt(log, rounds, { round, slot: i + 1 }) ?? []));
}

const run = (config: Partial<RunConfig>): Why[] => allWhys(simulateRun({ config, blur: 0.8 }));

describe('why a token', () => {
  it.each(['R1', 'R2'] as const)('%s: accepted exactly when the coin falls below the threshold', (rule) => {
    const coins = run({ rule }).filter((why) => why.kind === 'coin');
    expect(coins.some(({ verdict }) => verdict === 'rejected')).toBe(true);
    for (const { coin, threshold, verdict } of coins) expect(coin < threshold).toBe(verdict === 'accepted');
  });

  it.each([['R3', 0.8, 'draw'], ['R4', 0.8, 'draw'], ['R1', 0, 'greedy']] as const)('%s at temperature %f: accepted exactly when it is what the target drew', (rule, temperature, kind) => {
    const drawn = run({ rule, temperature }).filter((why) => why.kind === 'draw' || why.kind === 'greedy');
    expect(drawn.length).toBeGreaterThan(0);
    for (const why of drawn) {
      expect(why.kind).toBe(kind);
      expect(why.drawn === why.token).toBe(why.verdict === 'accepted');
      if (why.replacement) expect(why.replacement.token).toBe(why.drawn);
    }
  });

  it('R1: what replaces a draft is drawn where p exceeds q', () => {
    const replaced = run({ rule: 'R1' }).flatMap((why) => (why.kind === 'coin' && why.replacement && why.overlay ? [{ ...why.replacement, overlay: why.overlay }] : []));
    expect(replaced.length).toBeGreaterThan(0);
    for (const { token, overlay: both } of replaced) {
      const found = both.tokens.find((entry) => entry.token === token)!;
      expect(found.p).toBeGreaterThan(found.q);
    }
  });

  it('a looked-up token has no probabilities of a drafter', () => {
    const lookup = run({ drafter: 'prompt-lookup' }).filter((why) => why.kind === 'coin');
    for (const why of lookup) expect(why).toMatchObject({ draft: null, overlay: null });
  });

  it('is asked of the slot that decided a round', () => {
    const log = simulateRun({ blur: 0.8 });
    const rounds = roundsAt(log, log.length);
    const decided = rounds.map((round) => whyAt(log, rounds, decisiveSlot(round)));
    for (const why of decided) expect(why?.kind === 'bonus' || (why?.kind === 'coin' && why.verdict === 'rejected')).toBe(true);
  });

  it('says of a draft that nobody judged which one was refused before it', () => {
    const log = simulateRun({ blur: 0.8 });
    const unreached = allWhys(log).filter((why) => why.kind === 'unreached' && why.because.kind === 'rejected');
    expect(unreached.length).toBeGreaterThan(0);
    for (const why of unreached) {
      if (why.kind !== 'unreached') continue;
      expect(why.because.slot).toBeLessThan(why.slot);
      expect(roundsAt(log, log.length).find(({ round }) => round === why.round)!.slots[why.because.slot - 1]!.state).toBe('rejected');
    }
  });

  it('says of a draft behind an accepted stop token that the text ended there, and asks about that token', () => {
    const log = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0 });
    const rounds = roundsAt(log, log.length);
    const last = rounds.at(-1)!;
    const why = last.slots.map(({ slot }) => whyAt(log, rounds, { round: last.round, slot }));
    expect(why.map((one) => (one?.kind === 'unreached' ? one.because : one?.kind))).toEqual(['greedy', 'greedy', 'greedy', { kind: 'ended', slot: 3 }, { kind: 'ended', slot: 3 }]);
    expect(decisiveSlot(last)).toEqual({ round: last.round, slot: 3 });
  });

  it.each([[0, 'R1', 'first', 'first'], [0.8, 'R1', 'drawn', 'drawn'], [0.8, 'R3', 'first', 'drawn'], [0.8, 'R4', 'drawn', 'drawn']] as const)(
    'at temperature %f under %s: a draft is %s, a bonus is %s', (temperature, rule, draft, bonus) => {
      const log = simulateRun({ config: { temperature, rule }, blur: 0 });
      const bonuses = allWhys(log).filter((why) => why.kind === 'bonus');
      expect(bonuses.length).toBeGreaterThan(0);
      for (const why of bonuses) expect(why).toMatchObject({ choice: bonus });
      expect(whyAt(log, roundsAt(log, 2), { round: 1, slot: 1 })).toMatchObject({ kind: 'drafting', choice: draft });
    },
  );

  describe('of a tree', () => {
    // Hot, so that the target has more than one token in mind.
    const tree = (rule: 'R2' | 'R4'): Why[] => allWhys(simulateRun({ config: { rule, treeBudget: 12, temperature: 2 }, blur: 0.6 }));

    it('R2: a sibling is asked for its share of what those before it left', () => {
      const coins = tree('R2').filter((why) => why.kind === 'coin');
      expect(coins.some(({ q, branch }) => q < 0.9 && branch!.before > 0)).toBe(true);
      for (const { coin, threshold, verdict, p, q, branch } of coins) {
        expect(coin < threshold).toBe(verdict === 'accepted');
        expect(threshold).toBeCloseTo(Math.min(1, p / q), 12);
        if (branch!.before === 0) expect(q).toBe(1);
      }
    });

    it('R4: siblings share the target’s draw, and only where none was kept it wrote another token', () => {
      const draws = tree('R4').filter((why) => why.kind === 'draw');
      for (const why of draws) {
        expect(why.drawn === why.token).toBe(why.verdict === 'accepted');
        if (why.replacement) expect(why.replacement.token).toBe(why.drawn);
      }
      expect(draws.some(({ verdict, replacement }) => verdict === 'rejected' && replacement === null)).toBe(true);
    });

    it('says why a draft was not judged', () => {
      const unreached = tree('R2').filter((why) => why.kind === 'unreached');
      const kinds = new Set(unreached.map(({ because }) => because.kind));
      expect([...kinds].sort()).toEqual(expect.arrayContaining(['parent', 'sibling']));
      expect(kinds.has('rejected')).toBe(false);
    });

    it('is asked of the draft that the target’s token stands in for', () => {
      const log = simulateRun({ config: { rule: 'R4', treeBudget: 12 }, blur: 0.6 });
      const rounds = roundsAt(log, log.length);
      for (const round of rounds.filter(({ target }) => target?.kind === 'corrected')) {
        expect(whyAt(log, rounds, decisiveSlot(round))).toMatchObject({ verdict: 'rejected', replacement: { token: round.target!.token } });
      }
    });
  });

  it('is unknown outside the run', () => {
    const log = simulateRun();
    expect(whyAt(log, roundsAt(log, log.length), { round: 999, slot: 1 })).toBeNull();
    expect(whyAt(log, roundsAt(log, log.length), { round: 1, slot: 40 })).toBeNull();
  });
});

describe('the overlay', () => {
  it('bounds the shared area: what the cut hides is owned up to', () => {
    const whole = { tokens: [0, 1, 2, 3], logits: [0.4, 0.3, 0.2, 0.1].map(Math.log), logZ: 0 };
    const other = { tokens: [3, 2, 0, 1], logits: [0.5, 0.3, 0.15, 0.05].map(Math.log), logZ: 0 };
    const exact = overlay(whole, other, 1);
    const cut = (d: typeof whole) => ({ ...d, tokens: d.tokens.slice(0, 2), logits: d.logits.slice(0, 2) });
    const rough = overlay(cut(whole), cut(other), 1);
    expect(exact.shared).toBeCloseTo(0.15 + 0.05 + 0.2 + 0.1, 12);
    expect(exact.hidden).toBeCloseTo(0, 12);
    expect(rough.shared).toBeLessThanOrEqual(exact.shared);
    expect(rough.shared + rough.hidden).toBeGreaterThanOrEqual(exact.shared);
  });
});
