/**
 * Does a round over a chain write what plain sampling would (toy-pair.ts)? The rules must stay above the threshold, and the mixtures
 * that have been shipped by mistake (specdec.md 2.2, 2.3) below it.
 */
import { describe, expect, it } from 'vitest';

import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import type { AcceptRule } from '../trace/events.ts';
import { proposalPurpose } from './accept-rules.ts';
import { choose } from './choose.ts';
import { argmax } from './distribution.ts';
import { judgeChain } from './judge-chain.ts';
import { residual } from './residual.ts';
import { textPValue, THRESHOLD, TOY_TOKENS, toyDraft, toyTarget, type Row, type ToyRound } from './toy-pair.ts';

const GAMMA = 2;

/** A correct round under a rule; the proposal is the draft model's, or fixed by `propose`. */
function round(rule: AcceptRule, seed: number, propose?: (position: number) => number): ToyRound {
  const purpose = proposalPurpose(rule, 1);
  return (anchor, position, sequence) => {
    const drafts: number[] = [];
    const rows = { target: [toyTarget[anchor]!], draft: [] as Row[] };
    for (let s = 0; s < GAMMA; s += 1) {
      const q = toyDraft[drafts.at(-1) ?? anchor]!;
      const drawn = purpose === null ? argmax(q) : choose(q, { seed, sequence, position: position + s, purpose });
      drafts.push(propose ? propose(position + s) : drawn);
      rows.draft.push(q);
      rows.target.push(toyTarget[drafts.at(-1)!]!);
    }
    const verdict = judgeChain({ rule, temperature: 1, seed, sequence, position, drafts, target: rows.target, draft: propose ? null : rows.draft, stopToken: null });
    return verdict.committed;
  };
}

describe('100,000 sequences a rule agree with plain sampling', () => {
  it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s with the draft model', (rule) => {
    expect(textPValue(round(rule, 11))).toBeGreaterThan(THRESHOLD);
  });
  it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s with proposals that come from nowhere', (rule) => {
    expect(textPValue(round(rule, 12, (position) => (position * 7 + 3) % TOY_TOKENS))).toBeGreaterThan(THRESHOLD);
  });
  it('plain sampling itself', () => {
    const plain: ToyRound = (anchor, position, sequence) => [choose(toyTarget[anchor]!, { seed: 13, sequence, position, purpose: PURPOSE.gumbel })];
    expect(textPValue(plain)).toBeGreaterThan(THRESHOLD);
  });
});

describe('planted wrong rules fail the same threshold', () => {
  const place = (seed: number, sequence: number, position: number): { seed: number; sequence: number; position: number } => ({ seed, sequence, position });

  /** A one-slot round of R1's shape, wrong in how it proposes, in the q of its ratio, or in the noise of its residual. */
  function ratioRound(seed: number, propose: (q: Row) => Row, ratio: (q: Row) => Row, residualPurpose: typeof PURPOSE.draft | typeof PURPOSE.residual): ToyRound {
    return (anchor, position, sequence) => {
      const at = place(seed, sequence, position);
      const [p, q] = [toyTarget[anchor]!, toyDraft[anchor]!];
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
    expect(textPValue(ratioRound(21, raw, raw, PURPOSE.residual))).toBeGreaterThan(THRESHOLD);
    expect(textPValue(ratioRound(22, topTwo, topTwo, PURPOSE.residual))).toBeGreaterThan(THRESHOLD);
  });
  it('an argmax draft judged by the softmax q', () => {
    expect(textPValue(ratioRound(23, onlyArgmax, raw, PURPOSE.residual))).toBeLessThan(THRESHOLD);
  });
  it('a draft from the filtered q judged by the raw q', () => {
    expect(textPValue(ratioRound(24, topTwo, raw, PURPOSE.residual))).toBeLessThan(THRESHOLD);
  });
  it("the draft's noise used again for the residual", () => {
    expect(textPValue(ratioRound(25, raw, raw, PURPOSE.draft))).toBeLessThan(THRESHOLD);
  });
  it('R3 that draws again where it disagreed', () => {
    const again: ToyRound = (anchor, position, sequence) => {
      const p = toyTarget[anchor]!;
      const token = argmax(toyDraft[anchor]!);
      const at = place(26, sequence, position);
      const drawn = choose(p, { ...at, purpose: PURPOSE.target });
      return [drawn === token ? token : choose(p, { ...at, purpose: PURPOSE.residual })];
    };
    expect(textPValue(again)).toBeLessThan(THRESHOLD);
  });
});
