/**
 * Does a round write what plain sampling would? A toy pair of Markov models over four tokens, three tokens of text, 100,000
 * sequences a rule: the joint distribution of the text (64 cells) against the target's own, by chi-squared. One threshold
 * for all: the rules must stay above it, and the mixtures that have been shipped by mistake (specdec.md 2.2, 2.3) below it.
 */
import { describe, expect, it } from 'vitest';

import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import { chiSquared } from '../stats/chi-squared.ts';
import type { AcceptRule } from '../trace/events.ts';
import { proposalPurpose } from './accept-rules.ts';
import { choose } from './choose.ts';
import { argmax } from './distribution.ts';
import { judgeChain } from './judge-chain.ts';
import { residual } from './residual.ts';

const SAMPLES = 100_000;
const THRESHOLD = 1e-3;
const TEXT = 3;
const GAMMA = 2;
const ANCHOR = 0;

type Row = readonly number[];
/** Row v: the distribution of the token after v. */
type Markov = readonly Row[];

const target: Markov = [[0.5, 0.25, 0.15, 0.1], [0.05, 0.6, 0.05, 0.3], [0.25, 0.25, 0.25, 0.25], [0.7, 0, 0.3, 0]];
const draft: Markov = [[0.2, 0.4, 0.3, 0.1], [0.1, 0.5, 0.4, 0], [0.97, 0.01, 0.01, 0.01], [0.25, 0.25, 0.25, 0.25]];
const V = target.length;

/** One round's work: what is committed after `position` tokens, the last of them `anchor`. */
type Round = (anchor: number, position: number, sequence: number) => readonly number[];

function pValue(round: Round): number {
  const counts = new Array<number>(V ** TEXT).fill(0);
  for (let sequence = 0; sequence < SAMPLES; sequence += 1) {
    const text: number[] = [];
    while (text.length < TEXT) text.push(...round(text.at(-1) ?? ANCHOR, 1 + text.length, sequence));
    const cell = text.slice(0, TEXT).reduce((index, token) => index * V + token, 0);
    counts[cell]! += 1;
  }
  const expected = counts.map((_, cell) => {
    const [a, b, c] = [Math.floor(cell / V ** 2), Math.floor(cell / V) % V, cell % V] as const;
    return target[ANCHOR]![a]! * target[a]![b]! * target[b]![c]!;
  });
  return chiSquared(counts, expected).pValue;
}

/** A correct round under a rule; the proposal is the draft model's, or fixed by `propose`. */
function round(rule: AcceptRule, seed: number, propose?: (position: number) => number): Round {
  const purpose = proposalPurpose(rule, 1);
  return (anchor, position, sequence) => {
    const drafts: number[] = [];
    const rows = { target: [target[anchor]!], draft: [] as Row[] };
    for (let s = 0; s < GAMMA; s += 1) {
      const q = draft[drafts.at(-1) ?? anchor]!;
      const drawn = purpose === null ? argmax(q) : choose(q, { seed, sequence, position: position + s, purpose });
      drafts.push(propose ? propose(position + s) : drawn);
      rows.draft.push(q);
      rows.target.push(target[drafts.at(-1)!]!);
    }
    const verdict = judgeChain({ rule, temperature: 1, seed, sequence, position, drafts, target: rows.target, draft: propose ? null : rows.draft, stopToken: null });
    return verdict.committed;
  };
}

describe('100,000 sequences a rule agree with plain sampling', () => {
  it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s with the draft model', (rule) => {
    expect(pValue(round(rule, 11))).toBeGreaterThan(THRESHOLD);
  });
  it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s with proposals that come from nowhere', (rule) => {
    expect(pValue(round(rule, 12, (position) => (position * 7 + 3) % V))).toBeGreaterThan(THRESHOLD);
  });
  it('plain sampling itself', () => {
    const plain: Round = (anchor, position, sequence) => [choose(target[anchor]!, { seed: 13, sequence, position, purpose: PURPOSE.gumbel })];
    expect(pValue(plain)).toBeGreaterThan(THRESHOLD);
  });
});

describe('planted wrong rules fail the same threshold', () => {
  const place = (seed: number, sequence: number, position: number): { seed: number; sequence: number; position: number } => ({ seed, sequence, position });

  /** A one-slot round of R1's shape, wrong in how it proposes, in the q of its ratio, or in the noise of its residual. */
  function ratioRound(seed: number, propose: (q: Row) => Row, ratio: (q: Row) => Row, residualPurpose: typeof PURPOSE.draft | typeof PURPOSE.residual): Round {
    return (anchor, position, sequence) => {
      const at = place(seed, sequence, position);
      const [p, q] = [target[anchor]!, draft[anchor]!];
      const token = choose(propose(q), { ...at, purpose: PURPOSE.draft });
      const judged = ratio(q);
      if (counterUniform(counterStream({ ...at, purpose: PURPOSE.accept })) * judged[token]! < p[token]!) return [token];
      return [choose(residual(p, judged), { ...at, purpose: residualPurpose })];
    };
  }
  const raw = (q: Row): Row => q;
  const onlyArgmax = (q: Row): Row => q.map((_, v) => (v === argmax(q) ? 1 : 0));
  const topTwo = (q: Row): Row => {
    const least = [...q].sort((a, b) => b - a)[1]!;
    const kept = q.map((mass) => (mass >= least ? mass : 0));
    const sum = kept.reduce((a, b) => a + b, 0);
    return kept.map((mass) => mass / sum);
  };

  it('the harness itself is right: draft and ratio from the same q', () => {
    expect(pValue(ratioRound(21, raw, raw, PURPOSE.residual))).toBeGreaterThan(THRESHOLD);
    expect(pValue(ratioRound(22, topTwo, topTwo, PURPOSE.residual))).toBeGreaterThan(THRESHOLD);
  });
  it('an argmax draft judged by the softmax q', () => {
    expect(pValue(ratioRound(23, onlyArgmax, raw, PURPOSE.residual))).toBeLessThan(THRESHOLD);
  });
  it('a draft from the filtered q judged by the raw q', () => {
    expect(pValue(ratioRound(24, topTwo, raw, PURPOSE.residual))).toBeLessThan(THRESHOLD);
  });
  it("the draft's noise used again for the residual", () => {
    expect(pValue(ratioRound(25, raw, raw, PURPOSE.draft))).toBeLessThan(THRESHOLD);
  });
  it('R3 that draws again where it disagreed', () => {
    const again: Round = (anchor, position, sequence) => {
      const p = target[anchor]!;
      const token = argmax(draft[anchor]!);
      const at = place(26, sequence, position);
      const drawn = choose(p, { ...at, purpose: PURPOSE.target });
      return [drawn === token ? token : choose(p, { ...at, purpose: PURPOSE.residual })];
    };
    expect(pValue(again)).toBeLessThan(THRESHOLD);
  });
});
