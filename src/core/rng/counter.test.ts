/** The published pcg4d on fixed words, the open interval, and uniformity along every part of the key. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chiSquared } from '../stats/chi-squared.ts';
import { counterBits, counterGumbel, counterStream, counterUniform, pcg4d, PURPOSE, type CounterKey, type Words } from './counter.ts';

const stream = (change: Partial<CounterKey> = {}): Words => counterStream({ seed: 1, sequence: 0, position: 10, purpose: PURPOSE.draft, ...change });

describe('pcg4d', () => {
  it('is a bijection, so that distinct keys give distinct words', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    const words = fc.tuple(word, word, word, word);
    fc.assert(fc.property(words, words, (a, b) => String(a) === String(b) || String(pcg4d(a)) !== String(pcg4d(b))));
  });
  it('stays within 32 bits', () => {
    expect(pcg4d([0xffffffff, 0, 0xffffffff, 0]).every((word) => Number.isInteger(word) && word >= 0 && word <= 0xffffffff)).toBe(true);
  });
});

describe('counterUniform', () => {
  it('lies in the open interval, exactly representable in f32', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(1000), (seed, index) => {
        const u = counterUniform(stream({ seed }), index);
        return u > 0 && u < 1 && Math.fround(u) === u && Number.isFinite(counterGumbel(stream({ seed }), index));
      }),
    );
  });
  it.each(['seed', 'sequence', 'position', 'index'] as const)('is uniform along %s', (part) => {
    const bins = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i += 1) {
      const u = part === 'index' ? counterUniform(stream(), i) : counterUniform(stream({ [part]: i }), 3);
      const bin = Math.floor(u * 64);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(chiSquared(bins, bins.map(() => 1 / 64)).pValue).toBeGreaterThan(1e-3);
  });
  it('keeps purposes apart: pairs (draft, residual) fill the square evenly', () => {
    const bins = new Array<number>(64).fill(0);
    for (let position = 0; position < 64_000; position += 1) {
      const x = Math.floor(counterUniform(stream({ position })) * 8);
      const y = Math.floor(counterUniform(stream({ position, purpose: PURPOSE.residual })) * 8);
      bins[x * 8 + y] = (bins[x * 8 + y] ?? 0) + 1;
    }
    expect(chiSquared(bins, bins.map(() => 1 / 64)).pValue).toBeGreaterThan(1e-3);
  });
  it('is a pure function of its key', () => {
    expect(counterBits(stream(), 5)).toBe(counterBits(stream(), 5));
    expect(counterBits(stream(), 5)).not.toBe(counterBits(stream(), 6));
  });
});
