/** The region of a mean: T² by hand, turning and scaling, weights, lines and single places, and that it holds the truth 95 times of 100. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Seeded } from '../../tasks/seeded.ts';
import { meanEllipse, type WeightedPoint } from './mean-ellipse.ts';

const at = (x: number, y: number, weight = 1): WeightedPoint => ({ x, y, weight });
const cross = [at(1, 0), at(-1, 0), at(0, 1), at(0, -1), at(0, 0)];

it('is a circle for a cross, as large as Hotelling says', () => {
  // S = 5/4 · 2/25 of each; T² = 4 (0.05^(-2/3) - 1)
  const radius = Math.sqrt((5 / 4) * (2 / 25) * 4 * (0.05 ** (-2 / 3) - 1));
  const { x, y, major, minor, halfX, halfY } = meanEllipse(cross)!;
  for (const [found, wanted] of [[x, 0], [y, 0], [major, radius], [minor, radius], [halfX, radius], [halfY, radius]] as const) expect(found).toBeCloseTo(wanted, 12);
});

const cloud = fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 3 })), { minLength: 5, maxLength: 30 });

it('turns with its points, and keeps its axes', () => {
  fc.assert(fc.property(cloud, fc.double({ min: 0, max: 3, noNaN: true }), (points, turn) => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const [before, after] = [meanEllipse(points.map(([x, y, weight]) => at(x, y, weight))), meanEllipse(points.map(([x, y, weight]) => at(cos * x - sin * y, sin * x + cos * y, weight)))];
    fc.pre(before !== null && after !== null && before.major > 1e-3);
    expect(after.major).toBeCloseTo(before.major, 8);
    expect(after.minor).toBeCloseTo(before.minor, 6);
    expect(after.x).toBeCloseTo(cos * before.x - sin * before.y, 10);
    // an extent is that of a turned ellipse
    const { major, minor, angle, halfX, halfY } = after;
    expect(Math.hypot(major * Math.cos(angle), minor * Math.sin(angle))).toBeCloseTo(halfX, 8);
    expect(Math.hypot(major * Math.sin(angle), minor * Math.cos(angle))).toBeCloseTo(halfY, 8);
  }));
});

it('only the share of a weight counts', () => {
  const weighted = cross.map((point, i) => ({ ...point, weight: 1 + i }));
  expect(meanEllipse(weighted.map((point) => ({ ...point, weight: point.weight * 4 })))!.major).toBeCloseTo(meanEllipse(weighted)!.major, 12);
  expect(meanEllipse(weighted)!.x).toBeCloseTo((1 - 2) / 15, 12);
});

it('is a line where its points are one, and nothing where they are one place or few', () => {
  expect(meanEllipse([0, 1, 2, 3, 4].map((i) => at(i, 2 * i)))!.minor).toBeCloseTo(0, 6);
  expect(meanEllipse([0, 1, 2, 3, 4].map((i) => at(0, i)))).toMatchObject({ halfX: 0, angle: Math.PI / 2 });
  expect([meanEllipse([1, 2, 3, 4, 5].map(() => at(0.5, 1))), meanEllipse(cross.slice(1)), meanEllipse([]), meanEllipse(cross.map((point) => ({ ...point, weight: 0 })))]).toEqual([null, null, null, null]);
});

it.each([5, 12, 55])('holds the truth about 95 times of 100, with %i points', (n) => {
  const random = new Seeded(n);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  let held = 0;
  const tries = 2000;
  for (let i = 0; i < tries; i++) {
    const { x, y, major, minor, angle } = meanEllipse(Array.from({ length: n }, () => { const a = normal(); return at(a, 0.7 * a + 0.5 * normal()); }))!;
    const [along, across] = [-x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) - y * Math.cos(angle)];
    if ((along / major) ** 2 + (across / minor) ** 2 <= 1) held++;
  }
  // four standard errors
  expect(Math.abs(held / tries - 0.95)).toBeLessThan(0.02);
});
