/** Self-check texts survive writing and reading, and what is none is refused or said to be unread. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProof } from './check-proof.ts';
import { corruptProof } from './corrupt-proof.ts';
import { makeProof, PROOF_SYSTEMS } from './make-proof.ts';
import { complaintsOf, parseReport, parseSelfCheck, writeRefine, writeReport, writeVerify } from './self-check.ts';
import { Seeded } from '../seeded.ts';

const someSpoiled = fc.tuple(fc.constantFrom(...PROOF_SYSTEMS), fc.integer()).map(([system, seed]) => {
  const proof = makeProof(new Seeded(seed), { system, level: 'basic', heldOut: false });
  const { thought } = corruptProof(new Seeded(seed, 1), proof);
  const attempt = { problem: proof.problem, thought, answer: proof.answer };
  return { proof, attempt, complaints: complaintsOf(checkProof(proof.problem, thought, proof.answer).lines) };
});

describe('self-check texts', () => {
  it('survive writing and reading', () => {
    fc.assert(fc.property(someSpoiled, ({ proof, attempt, complaints }) => {
      const repaired = { thought: proof.thought, answer: proof.answer };
      expect(parseSelfCheck(writeVerify(attempt, complaints))).toEqual({ kind: 'verify', attempt, report: complaints });
      expect(parseSelfCheck(writeRefine(attempt, complaints, repaired))).toEqual({ kind: 'refine', attempt, report: complaints, repaired });
    }));
  });

  it('look like this', () => {
    const proof = makeProof(new Seeded(0, 7), { system: 'Z', level: 'basic', heldOut: false });
    const attempt = { problem: proof.problem, thought: proof.thought, answer: proof.answer };
    const { prompt, reply } = writeVerify(attempt, [{ id: 2, verdict: 'gap' }, { id: 4, verdict: 'crit' }]);
    expect(prompt.startsWith('<verify>Z g1=')).toBe(true);
    expect(prompt.endsWith(`:qed<answer>${proof.answer}<report>`)).toBe(true);
    expect(reply).toBe('bad #2 gap\nbad #4 crit');
    expect(writeReport([])).toBe('ok');
  });

  it.each(['', 'OK', 'ok\nok', 'bad #0 crit', 'bad #2', 'bad #2 crit\n', 'bad #2 crit\nbad #1 gap', 'bad #2 crit\nbad #2 gap', 'bad #1 fine', 'bad #1 crit '])('%j is no report', (text) => {
    expect(parseReport(text)).toBeNull();
  });

  it('says which part it could not read', () => {
    const { proof: { problem, thought, answer } } = fc.sample(someSpoiled, { numRuns: 1, seed: 1 })[0]!;
    const verify = writeVerify({ problem, thought, answer }, []);
    expect(parseSelfCheck({ ...verify, reply: 'perhaps' })).toMatchObject({ kind: 'verify', report: null });
    const refine = writeRefine({ problem, thought, answer }, [], { thought, answer });
    expect(parseSelfCheck({ ...refine, reply: thought })).toMatchObject({ kind: 'refine', repaired: null });
    expect(parseSelfCheck({ ...refine, reply: `${thought}<answer>${answer}<answer>${answer}` })).toMatchObject({ repaired: null });
    for (const prompt of ['', verify.prompt.slice(1), `${verify.prompt}ok`, `${verify.prompt}<report>`, verify.prompt.replace('<think>', ''), refine.prompt.replace('ok<think>', 'well<think>')]) {
      expect(parseSelfCheck({ prompt, reply: 'ok' })).toBeNull();
    }
  });

  it('never throw', () => {
    const piece = fc.constantFrom('<verify>', '<refine>', '<think>', '<answer>', '<report>', 'S g1=3124; prove g1=g1?', '#1 g1 by given', '3124', 'ok');
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), fc.string(), (prompt, reply) => void parseSelfCheck({ prompt, reply })));
  });
});
