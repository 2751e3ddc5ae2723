/** Equations are provable, in as many lines as was wished, by every rule, on their side of the split, and the same from the same stream. */
import { describe, expect, it } from 'vitest';
import { parseProblem, writeProblem } from './algebra-problem.ts';
import { findProof } from './find-proof.ts';
import { isHeldOutProof, makeProof, PROOF_SYSTEMS, type ProofWish } from './make-proof.ts';
import { readLine, ruleOf, writeLine } from './proof-line.ts';
import { Seeded } from '../seeded.ts';

const wishes = PROOF_SYSTEMS.flatMap((system) =>
  (['basic', 'advanced'] as const).flatMap((level) => [false, true].map((heldOut): ProofWish => ({ system, level, heldOut }))));
const some = (wish: ProofWish) => Array.from({ length: 25 }, (_, i) => makeProof(new Seeded(3, i), wish));

describe('made proofs', () => {
  it.each(wishes)('are as wished: $system $level $heldOut', (wish) => {
    for (const { problem, lines, thought } of some(wish)) {
      const [least, most] = wish.level === 'basic' ? [2, 4] : [5, 8];
      expect(lines.length).toBeGreaterThanOrEqual(least);
      expect(lines.length).toBeLessThanOrEqual(most);
      expect(isHeldOutProof(problem.system, lines)).toBe(wish.heldOut);
      expect(parseProblem(writeProblem(problem))).toEqual(problem);
      expect(findProof(problem)).toEqual(lines);
      expect(lines.map((line) => readLine(writeLine(line)))).toEqual(lines);
      expect(thought.split('\n')).toHaveLength(lines.length + 1);
    }
  });

  it('are the same from the same stream', () => {
    expect(wishes.map((wish) => makeProof(new Seeded(9), wish))).toEqual(wishes.map((wish) => makeProof(new Seeded(9), wish)));
  });

  it('use every rule, and are not all alike', () => {
    const proofs = wishes.flatMap(some);
    const rules = new Set(proofs.flatMap(({ lines }) => lines.map(ruleOf)));
    expect([...rules].sort()).toEqual(['calc', 'cancel', 'comm', 'def', 'given', 'insert', 'invert', 'powmerge']);
    expect(new Set(proofs.map(({ problem }) => writeProblem(problem))).size).toBeGreaterThan(0.95 * proofs.length);
  });

  it('say so where there is none', () => {
    expect(findProof(parseProblem('S g1=3124; g2=2143; prove mul g1,g2=mul g2,g1?')!)).toBeNull();
    expect(findProof(parseProblem('S g1=3124; find inv g1?')!)).toBeNull();
  });

  it('go through what must be inserted', () => {
    const lines = findProof(parseProblem('S g1=3124; g2=2143; prove mul g1,g2=mul g2,conj g1,g2?')!)!;
    expect(lines.map(writeLine)).toEqual(['g1.g2 by given', 'g2.g2^-1.g1.g2 by #1:insert 1,g2']);
  });
});
