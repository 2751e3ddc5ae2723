/**
 * Judged again at its own setting a run gives its own verdicts, from noise and cut heads alone, on every shipped recording and on
 * simulated runs; at other settings it gives what the rules give on whole rows, or owns up to not knowing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTrace, encodeTrace } from '../trace/codec.ts';
import { EventLog } from '../trace/event-log.ts';
import type { RunConfig } from '../trace/events.ts';
import { figuresAt } from '../trace/figures.ts';
import { roundsAt } from '../trace/rounds.ts';
import { ACCEPT_RULES, DRAFTERS } from '../trace/run-config.ts';
import { simulateRun } from '../trace/simulated-run.ts';
import { counterStream, PURPOSE } from '../rng/counter.ts';
import { choose } from './choose.ts';
import { headOfLogits } from './distribution-head.ts';
import { probabilities } from './distribution.ts';
import { judgeChain } from './judge-chain.ts';
import { drawsToken, knownRow, probabilityBounds, tailWeight } from './known-row.ts';
import { proposesOtherwise, reJudge, sameSetting, verdictsFromNoise } from './re-judge.ts';

const TRACES = new URL('../../../public/traces/', import.meta.url);
function opened(text: string): EventLog {
  const decoded = decodeTrace(text);
  if (!decoded.ok) throw new Error(decoded.fault.kind);
  return decoded.log;
}
const shipped = readdirSync(TRACES).filter((name) => name !== 'index.json').map((name) => [name, opened(readFileSync(new URL(name, TRACES), 'utf8'))] as const);

/** Rounds in which a verdict is open though nothing was changed: what rounding and the cut cost. All other verdicts must agree. */
function open(log: EventLog): { rounds: number; open: number } {
  let unsure = 0;
  const rounds = roundsAt(log, log.length);
  for (const view of rounds) {
    const verdicts = verdictsFromNoise(log, view, log.header.config);
    if (verdicts.includes('uncertain')) unsure += 1;
    verdicts.forEach((verdict, i) => {
      if (verdict !== 'uncertain') expect([view.round, i + 1, verdict]).toEqual([view.round, i + 1, view.slots[i]!.state]);
    });
  }
  return { rounds: rounds.length, open: unsure };
}

const configs: fc.Arbitrary<Partial<RunConfig>> = fc.record({
  rule: fc.constantFrom(...ACCEPT_RULES), drafter: fc.constantFrom(...DRAFTERS), temperature: fc.constantFrom(0, 0.3, 0.8, 1.4), gamma: fc.constantFrom(0, 1, 4, 9), seed: fc.nat(1000),
});

describe('at its own setting', () => {
  it('there are recordings', () => expect(shipped.length).toBeGreaterThanOrEqual(5));

  const chains = shipped.filter(([, log]) => log.header.config.treeBudget === 0);
  it.each(chains)('%s: noise and heads say what was recorded', (_, log) => {
    const { rounds, open: unsure } = open(log);
    expect(rounds).toBeGreaterThan(5);
    expect(unsure).toBe(0);
  });

  it.each(shipped)('%s: every verdict and the acceptance length are reproduced', (_, log) => {
    const again = reJudge(log, roundsAt(log, log.length), log.header.config);
    expect(again).toMatchObject({ changed: 0, uncertainRounds: 0 });
    for (const { slots } of again.rounds) for (const { then, now } of slots) expect(now).toBe(then);
    const { acceptanceLength } = figuresAt(log, log.length);
    expect([again.then, again.now]).toEqual([acceptanceLength, { least: acceptanceLength, most: acceptanceLength }]);
  });

  it('simulated runs too, before and after they were a file', () => {
    let [all, unsure] = [0, 0];
    fc.assert(fc.property(configs, (config) => {
      const log = simulateRun({ config, blur: 0.6 });
      for (const same of [log, opened(encodeTrace(log))]) {
        const counted = open(same);
        all += counted.rounds;
        unsure += counted.open;
        expect(reJudge(same, roundsAt(same, same.length), same.header.config)).toMatchObject({ changed: 0, uncertainRounds: 0, then: figuresAt(same, same.length).acceptanceLength });
      }
    }), { numRuns: 40 });
    expect(unsure / all).toBeLessThan(0.02);
  });
});

/** Whole rows of 1024 logits, as a model gives them, and what the log keeps of them. */
const row = (seed: number, peak: number): number[] => {
  const stream = counterStream({ seed, sequence: 3, position: 0, purpose: PURPOSE.draft });
  return Array.from({ length: 1024 }, (_, id) => 3 * Math.sin(stream[0] + 12.9898 * id) + (id % 97 === seed % 97 ? peak : 0) + (id % 89 === seed % 89 ? peak - 1 : 0));
};
const TEMPERATURES = [0.1, 0.4, 0.8, 1, 1.3, 2] as const;
const rows = fc.record({ seed: fc.nat(5000), peak: fc.constantFrom(0, 2, 6, 10), measured: fc.constantFrom(...TEMPERATURES), asked: fc.constantFrom(...TEMPERATURES), place: fc.nat(200) });

describe('a cut row at another temperature', () => {
  it('holds the true probability within its bounds, in the head and below it', () => {
    fc.assert(fc.property(rows, fc.nat(1023), ({ seed, peak, measured, asked }, token) => {
      const logits = row(seed, peak);
      const known = knownRow(headOfLogits(logits, measured, null), measured, 1024, null)!;
      const truth = probabilities(logits, asked);
      for (const id of [token, known.tokens[0]!.token, known.tokens.at(-1)!.token]) {
        const { least, most } = probabilityBounds(known, id, asked);
        expect(truth[id]).toBeGreaterThanOrEqual(least * (1 - 1e-9));
        expect(truth[id]).toBeLessThanOrEqual(most * (1 + 1e-9));
      }
      const tail = tailWeight(known, asked);
      expect(tail.least).toBeLessThanOrEqual(tail.most);
    }));
  });

  it('is exact where nothing was cut', () => {
    const logits = [3, 1, 0.5, -2];
    const known = knownRow(headOfLogits(logits, 0.8, null), 0.8, 4, null)!;
    const { least, most } = probabilityBounds(known, 1, 1.7);
    expect(most - least).toBeLessThan(1e-4);
    expect((least + most) / 2).toBeCloseTo(probabilities(logits, 1.7)[1]!, 4);
  });

  it('draws what the whole row draws, or does not say', () => {
    let said = 0;
    fc.assert(fc.property(rows, ({ seed, peak, measured, asked, place }) => {
      const logits = row(seed, peak);
      const key = { seed, sequence: 0, position: place, purpose: PURPOSE.target };
      const truth = choose(probabilities(logits, asked), key);
      const known = knownRow(headOfLogits(logits, measured, null), measured, 1024, null)!;
      for (const token of [truth, ...known.tokens.slice(0, 3).map(({ token: id }) => id)]) {
        const drawn = drawsToken(known, token, asked, 1024, counterStream(key));
        if (drawn !== null) expect(drawn).toBe(token === truth);
        if (drawn === true) said += 1;
      }
    }), { numRuns: 300 });
    expect(said).toBeGreaterThan(50);
  });

  it('knows nothing without a head', () => {
    expect(knownRow({ tokens: [], logits: [], logZ: 0 }, 1, 1024, null)).toBeNull();
  });
});

describe('at another setting', () => {
  it('agrees with the chain on whole rows', () => {
    let [slots, said] = [0, 0];
    fc.assert(fc.property(configs, fc.constantFrom(...ACCEPT_RULES), fc.constantFrom(0, 0.3, 0.8, 1.2, 2), (config, rule, temperature) => {
      const log = simulateRun({ config, blur: 0.6 });
      const { seed } = log.header.config;
      const end = log.events.find((event) => event.type === 'run.end')!;
      // The simulation's heads hold nearly its whole vocabulary; what they miss weighs next to nothing.
      const size = Object.keys(log.header.vocabulary).length;
      const whole = (head: { tokens: readonly number[]; logits: readonly number[] }): number[] => {
        const logits = new Array<number>(size).fill(-1e9);
        head.tokens.forEach((token, i) => (logits[token] = head.logits[i]!));
        return logits;
      };
      for (const view of roundsAt(log, log.length)) {
        if (view.slots.length === 0) continue;
        // Of a draft that is in no head the log still holds p; the heads alone, which are the truth here, would make it 0.
        if (view.slots.some(({ token, judged, draft }) => !judged!.target.tokens.includes(token) || (draft && !draft.tokens.includes(token)))) continue;
        const target = view.slots.map(({ judged }) => probabilities(whole(judged!.target), temperature));
        // the likeliest tokens of a block are no draws from its rows
        const draft = log.header.config.drafter !== 'dflash' && view.slots.every((slot) => slot.draft) ? view.slots.map((slot) => probabilities(whole(slot.draft!), temperature)) : null;
        const stopToken = end.reason === 'eos' ? Number(Object.entries(log.header.vocabulary).find(([, text]) => text === '<eos>')![0]) : null;
        const truth = judgeChain({ rule, temperature, seed, sequence: 0, position: view.position, drafts: view.slots.map(({ token }) => token), target: [...target, target[0]!], draft, stopToken });
        const again = verdictsFromNoise(log, view, { rule, temperature });
        again.forEach((verdict, i) => {
          slots += 1;
          if (verdict === 'uncertain') return;
          said += 1;
          expect(verdict).toBe(truth.slots[i]!.verdict);
        });
      }
    }), { numRuns: 40 });
    expect(said / slots).toBeGreaterThan(0.8);
  });

  it('R1 keeps whatever R2 keeps: the coin is the same, and p <= p/q', () => {
    for (const [, log] of shipped) {
      const rounds = roundsAt(log, log.length);
      const [exact, point] = [reJudge(log, rounds, { rule: 'R1', temperature: 0.8 }), reJudge(log, rounds, { rule: 'R2', temperature: 0.8 })];
      exact.rounds.forEach(({ now }, i) => expect(now.most).toBeGreaterThanOrEqual(point.rounds[i]!.now.least));
    }
  });

  it('bounds what it does not know, and counts it apart', () => {
    for (const [, log] of shipped) {
      for (const temperature of [0, 0.5, 1.2, 2]) {
        const again = reJudge(log, roundsAt(log, log.length), { rule: 'R1', temperature });
        for (const { slots, now, then } of again.rounds) {
          expect(now.least).toBeLessThanOrEqual(now.most);
          expect(now.most).toBeLessThanOrEqual(slots.length);
          expect(slots.filter((slot) => slot.now === 'accepted')).toHaveLength(now.least);
          expect(slots.filter((slot) => slot.then === 'accepted')).toHaveLength(then);
          expect(now.least < now.most).toBe(slots.some((slot) => slot.now === 'uncertain'));
        }
        expect(again.uncertainRounds).toBe(again.rounds.filter(({ now }) => now.least < now.most).length);
        expect(again.changed).toBe(again.rounds.flatMap(({ slots }) => slots).filter(({ then, now }) => now !== 'uncertain' && now !== then).length);
      }
    }
  });

  it('takes the size of the vocabulary from the header: the larger, the less a cut head says', () => {
    const whole = simulateRun({ config: { temperature: 0.8, gamma: 4 }, blur: 0.6 });
    const cut = opened(encodeTrace(whole, { most: 3, mass: 1, least: 1 }));
    const open = (vocabularySize: number): number => {
      const log = new EventLog({ ...cut.header, vocabularySize }, cut.events);
      return reJudge(log, roundsAt(log, log.length), { rule: 'R2', temperature: 2 }).uncertainRounds;
    };
    expect(cut.header.vocabularySize).toBe(whole.header.vocabularySize);
    expect(open(whole.header.vocabularySize!)).toBeLessThan(open(200_000));
  });

  it('counts only rounds that have ended', () => {
    const log = simulateRun();
    const rounds = roundsAt(log, 3);
    expect(reJudge(log, rounds, { rule: 'R2', temperature: 1 })).toEqual({ rounds: [], changed: 0, uncertainRounds: 0, then: null, now: null });
  });
});

it('greedy is one setting, whatever the rule', () => {
  expect(sameSetting({ rule: 'R1', temperature: 0 }, { rule: 'R4', temperature: 0 })).toBe(true);
  expect(sameSetting({ rule: 'R1', temperature: 0.8 }, { rule: 'R4', temperature: 0.8 })).toBe(false);
});

it('says whether the drafts would have been others', () => {
  const ask = (rule: 'R1' | 'R2' | 'R3' | 'R4', temperature: number, now: 'R1' | 'R2' | 'R3' | 'R4', at: number): boolean =>
    proposesOtherwise({ drafter: 'draft-model', weights: 'shipped', rule, temperature }, { rule: now, temperature: at });
  expect([ask('R1', 0.8, 'R1', 0.8), ask('R1', 0.8, 'R1', 1), ask('R1', 0.8, 'R2', 0.8), ask('R4', 0.8, 'R4', 1)]).toEqual([false, true, true, true]);
  expect([ask('R2', 0.8, 'R3', 1.4), ask('R1', 0, 'R2', 1), ask('R2', 0.8, 'R2', 0)]).toEqual([false, false, false]);
  const others = [['prompt-lookup', 'shipped'], ['dflash', 'shipped'], ['eagle3', 'eagle3-block-sft-60-1a2b3c4d'], ['dflash', 'dflash-autoregressive-sft-60-1a2b3c4d'], ['eagle3', 'shipped']] as const;
  expect(others.map(([drafter, weights]) => proposesOtherwise({ drafter, weights, rule: 'R1', temperature: 0.8 }, { rule: 'R4', temperature: 0 }))).toEqual([false, false, false, true, true]);
});
