/** Each kind of harm gets the verdict that it is known to deserve, in the line that was spoiled, and every kind comes up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProof } from './check-proof.ts';
import { corruptProof, CORRUPTIONS } from './corrupt-proof.ts';
import { makeProof, PROOF_SYSTEMS } from './make-proof.ts';
import { Seeded } from '../seeded.ts';

const freshProof = fc.record({ system: fc.constantFrom(...PROOF_SYSTEMS), level: fc.constantFrom('basic' as const, 'advanced' as const), heldOut: fc.boolean(), seed: fc.integer() })
  .map(({ seed, ...wish }) => makeProof(new Seeded(seed), wish));
const someProof = fc.constantFrom(...fc.sample(freshProof, { numRuns: 100, seed: 23 }));

describe('a spoiled proof', () => {
  it('is found out in the line that was spoiled, and in no line before it', () => {
    fc.assert(fc.property(someProof, fc.integer(), (proof, seed) => {
      const { kind, thought, line, verdict } = corruptProof(new Seeded(seed), proof);
      const report = checkProof(proof.problem, thought, proof.answer);
      expect(report.lines.findIndex((found) => found.verdict !== 'ok')).toBe(line - 1);
      expect(report.lines[line - 1]!.verdict).toBe(verdict);
      expect(report.score).toBeLessThan(7);
      if (kind === 'skip') expect(report.score, 'two moves fill it').toBe(6);
      expect(report.answerRight, 'the answer is right all the same').toBe(true);
    }), { numRuns: 1000 });
  });

  it('is spoiled in every way there is', () => {
    const proof = makeProof(new Seeded(4), { system: 'S', level: 'advanced', heldOut: false });
    const kinds = new Set(Array.from({ length: 200 }, (_, i) => corruptProof(new Seeded(5, i), proof).kind));
    expect([...kinds].sort()).toEqual([...CORRUPTIONS].sort());
  });
});
