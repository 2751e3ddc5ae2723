import { describe, expect, it } from 'vitest';
import { hashText, Seeded } from './seeded.ts';

describe('the seeded stream', () => {
  it('is even enough: every cell of ten within four standard deviations at 100,000 draws', () => {
    const random = new Seeded(3);
    const cells = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) cells[random.int(0, 9)]! += 1;
    for (const cell of cells) expect(Math.abs(cell - 10_000)).toBeLessThan(4 * Math.sqrt(9_000));
  });

  it('gives neighbouring items streams of their own', () => {
    const first = Array.from({ length: 1000 }, (_, i) => new Seeded(1, i).next());
    expect(new Set(first).size).toBe(1000);
    expect(Math.abs(first.reduce((a, b) => a + b) / 1000 - 0.5)).toBeLessThan(0.04);
  });

  it('picks by weight, and some without repeating', () => {
    const random = new Seeded(4);
    const picks = Array.from({ length: 4000 }, () => random.weighted({ a: 3, b: 1, never: 0 }));
    expect(picks).not.toContain('never');
    expect(picks.filter((pick) => pick === 'a').length / 4000).toBeCloseTo(0.75, 1);
    expect(new Set(random.some([1, 2, 3, 4, 5], 5)).size).toBe(5);
  });

  it('hashes texts alike on every machine', () => {
    expect([hashText(''), hashText('12+30'), hashText('12+30', 1)]).toMatchSnapshot();
  });
});
