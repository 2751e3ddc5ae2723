/** Properties of the rules on random distributions, zeros, one-hot and equal rows included, and the two couplings of R4. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PURPOSE } from '../rng/counter.ts';
import type { AcceptRule } from '../trace/events.ts';
import { correctionRow, judge, tossesCoin } from './accept-rules.ts';
import { choose } from './choose.ts';
import { argmax, logPartition, probabilities } from './distribution.ts';
import { judgeChain } from './judge-chain.ts';
import { pointMass, residual } from './residual.ts';

const V = 6;
const RULES: readonly AcceptRule[] = ['R1', 'R2', 'R3', 'R4'];
const weights = fc.array(fc.oneof({ arbitrary: fc.constant(0), weight: 1 }, { arbitrary: fc.double({ min: 1e-6, max: 1, noNaN: true }), weight: 3 }), { minLength: V, maxLength: V });
const distribution = fc.oneof(
  weights.filter((row) => row.some((mass) => mass > 0)).map((row) => row.map((mass) => mass / row.reduce((a, b) => a + b, 0))),
  fc.nat(V - 1).map((token) => [...pointMass(token, V)]),
);
const place = fc.record({ seed: fc.nat(), sequence: fc.nat(9), position: fc.nat(500) });
const sum = (row: ArrayLike<number>): number => Array.from(row).reduce((a, b) => a + b, 0);

describe('residual', () => {
  it('is a distribution without mass where the draft had enough', () => {
    fc.assert(fc.property(distribution, distribution, (p, q) => {
      const rest = residual(p, q);
      const left = p.some((mass, v) => mass > q[v]!);
      return Math.abs(sum(rest) - 1) < 1e-9 && rest.every((mass, v) => mass >= 0 && (!left || mass === 0 || p[v]! > q[v]!));
    }));
  });
  it('is p itself where p = q, since rounding alone can bring one there', () => {
    fc.assert(fc.property(distribution, (p) => {
      expect([...residual(p, p)]).toEqual(p);
    }));
  });
  it('completes the rule: min(p, q) + P(reject) · residual = p', () => {
    fc.assert(fc.property(distribution, distribution, (p, q) => {
      const refused = 1 - sum(p.map((mass, v) => Math.min(mass, q[v]!)));
      const rest = residual(p, q);
      return p.every((mass, v) => Math.abs(Math.min(mass, q[v]!) + (refused > 1e-12 ? refused * rest[v]! : 0) - mass) < 1e-9);
    }));
  });
});

describe('judge', () => {
  it('never accepts what the target cannot write', () => {
    fc.assert(fc.property(distribution, distribution, place, fc.constantFrom(...RULES), fc.nat(V - 1), (p, q, at, rule, token) =>
      p[token]! > 0 || !judge(rule, 1, token, p, q, at).accepted));
  });
  it('R1 always accepts where p = q, and R2 where p is certain', () => {
    fc.assert(fc.property(distribution, place, (p, at) => {
      const token = choose(p, { ...at, purpose: PURPOSE.draft });
      return judge('R1', 1, token, p, p, at).accepted && judge('R2', 1, token, pointMass(token, V), null, at).accepted;
    }));
  });
  it('R4 always accepts where p = q', () => {
    fc.assert(fc.property(distribution, place, (p, at) => judge('R4', 1, choose(p, { ...at, purpose: PURPOSE.gumbel }), p, p, at).accepted));
  });
  it('tosses no coin at temperature 0, where every rule asks for the argmax', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: V, maxLength: V }), fc.nat(V - 1), place, fc.constantFrom(...RULES), (logits, token, at, rule) => {
      const p = probabilities(logits, 0);
      const judgement = judge(rule, 0, token, p, p, at);
      return judgement.u === null && judgement.drawn === argmax(logits) && judgement.accepted === (token === argmax(logits));
    }));
  });
  it('R1 without a draft distribution is R2', () => {
    fc.assert(fc.property(distribution, fc.nat(V - 1), place, (p, token, at) => {
      expect(judge('R1', 1, token, p, null, at)).toEqual(judge('R2', 1, token, p, null, at));
      expect(correctionRow('R1', token, p, null)).toEqual(correctionRow('R2', token, p, null));
    }));
  });
});

describe('judgeChain', () => {
  const chain = fc.record({
    rule: fc.constantFrom(...RULES), temperature: fc.constantFrom(0, 0.8), seed: fc.nat(), sequence: fc.nat(9), position: fc.nat(100),
    drafts: fc.array(fc.nat(V - 1), { maxLength: 5 }), stopToken: fc.option(fc.nat(V - 1)),
  }).chain((round) => fc.record({
    target: fc.array(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: V, maxLength: V }), { minLength: round.drafts.length + 1, maxLength: round.drafts.length + 1 }),
    draft: fc.array(distribution, { minLength: round.drafts.length, maxLength: round.drafts.length }),
  }).map((rows) => ({ ...round, target: rows.target.map((logits) => probabilities(logits, round.temperature)), draft: rows.draft })));

  it('keeps its books: verdicts, count and text agree', () => {
    fc.assert(fc.property(chain, (round) => {
      const { slots, accepted, added, committed } = judgeChain(round);
      expect(slots.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(accepted);
      expect(slots.slice(0, accepted).every(({ verdict }) => verdict === 'accepted')).toBe(true);
      expect(slots.filter(({ verdict }) => verdict === 'rejected').length).toBeLessThanOrEqual(1);
      expect(committed.length).toBe(accepted + (added ? 1 : 0));
      expect(committed.slice(0, accepted)).toEqual(round.drafts.slice(0, accepted));
      expect(added === null).toBe(accepted > 0 && round.drafts[accepted - 1] === round.stopToken);
      if (added) expect(added.from[added.token]).toBeGreaterThan(0);
      if (added) expect(added.kind).toBe(accepted === round.drafts.length ? 'bonus' : 'corrected');
      for (const { verdict, u, drawn } of slots) {
        expect(u !== null).toBe(verdict !== 'unreached' && tossesCoin(round.rule, round.temperature));
        expect(drawn !== null).toBe(verdict !== 'unreached' && !tossesCoin(round.rule, round.temperature));
      }
    }));
  });
  it('under R4 and at temperature 0 writes what plain decoding writes, whatever was drafted', () => {
    fc.assert(fc.property(chain, (round) => {
      const coupled = { ...round, rule: round.temperature === 0 ? round.rule : ('R4' as const) };
      const { committed } = judgeChain(coupled);
      committed.forEach((token, s) => {
        const key = { seed: round.seed, sequence: round.sequence, position: round.position + s, purpose: PURPOSE.gumbel };
        expect(token).toBe(choose(round.target[s]!, key));
      });
    }));
  });
  it('cuts at a stop token inside an accepted run', () => {
    const rows = [1, 2, 3, 4].map((token) => pointMass(token, V));
    const { slots, committed, added } = judgeChain({ rule: 'R1', temperature: 1, seed: 1, sequence: 0, position: 5, drafts: [1, 2, 3], target: rows, draft: rows.slice(0, 3), stopToken: 2 });
    expect(slots.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'unreached']);
    expect(committed).toEqual([1, 2]);
    expect(added).toBeNull();
  });
  it('is a plain step without drafts', () => {
    const { slots, added } = judgeChain({ rule: 'R3', temperature: 1, seed: 1, sequence: 0, position: 5, drafts: [], target: [pointMass(3, V)], draft: null, stopToken: 3 });
    expect(slots).toEqual([]);
    expect(added?.token).toBe(3);
    expect(added?.kind).toBe('bonus');
  });
});

describe('probabilities', () => {
  it('sum to one, never give mass to a forbidden id, and go to the lowest argmax at temperature 0', () => {
    const logits = [1, 3, 3, 900, -Infinity];
    for (const temperature of [0, 0.3, 1]) {
      const row = probabilities(logits, temperature, 3);
      expect(sum(row)).toBeCloseTo(1, 12);
      expect(row[3]).toBe(0);
      expect(row[4]).toBe(0);
    }
    expect([...probabilities(logits, 0, 3)]).toEqual([0, 1, 0, 0, 0]);
  });
  it('argmax passes over NaN and never leaves the row', () => {
    expect(argmax([NaN, 2, NaN, 5])).toBe(3);
    expect(argmax([5, NaN, 5])).toBe(0);
    expect(argmax([NaN, NaN])).toBe(0);
    expect(argmax([-Infinity, -Infinity], 0)).toBe(1);
  });
  it('logPartition is the log of the sum, at T = 1 for greedy', () => {
    expect(logPartition([0, Math.log(3)], 1)).toBeCloseTo(Math.log(4), 12);
    expect(logPartition([0, Math.log(3)], 0.5)).toBeCloseTo(Math.log(10), 12);
    expect(logPartition([0, Math.log(3)], 0)).toBeCloseTo(Math.log(4), 12);
    expect(logPartition([1000, 1000], 1)).toBeCloseTo(1000 + Math.log(2), 9);
  });
});
