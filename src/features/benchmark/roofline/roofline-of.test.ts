/**
 * The roofline as it is drawn: intensities from the rows' own figures, the ridge where both roofs meet, kernels that only move numbers left out, rows
 * ascending; what a climb costs on either side of the ridge, and with one number of rows; and where arrow keys lead, at the ends too.
 */
import { describe, expect, it } from 'vitest';
import { sampleKernels } from '../sample-files.ts';
import { moveOnRoofline } from './move-on-roofline.ts';
import { climbOf, kernelSets, rooflineOf, tellingKernel, type RooflinePoint } from './roofline-of.ts';

const set = { model: 'smollm2-135m', weights: 'f32' } as const;
const figure = rooflineOf([...sampleKernels()].reverse(), set)!;
const kernel = (op: string) => figure.kernels.find((one) => one.op === op)!;

it('places every kernel that computes by its operations and bytes', () => {
  expect(figure.kernels.map(({ op }) => op)).toEqual(['head', 'down', 'gateUp', 'attentionOut', 'attention', 'qkv']);
  for (const { points } of figure.kernels) expect(points.map(({ row }) => row.rows)).toEqual([1, 4, 8]);
  expect(kernel('head').points.map(({ intensity }) => Math.round(100 * intensity) / 100)).toEqual([0.5, 1.99, 3.95]);
  expect(figure.ridge).toBeCloseTo(24 / 9, 10);
});

it('draws one set at a time, and nothing where a set has nothing to draw', () => {
  const rows = sampleKernels().map((row) => ({ ...row, weights: 'q8' as const }));
  expect(kernelSets([...sampleKernels(), ...rows])).toEqual([set, { ...set, weights: 'q8' }]);
  expect(rooflineOf(rows, set)).toBeNull();
  expect(rooflineOf(rows.filter(({ op }) => op === 'embedding'), { ...set, weights: 'q8' })).toBeNull();
});

it('begins with the kernel whose weights weigh most', () => expect(tellingKernel(figure).op).toBe('head'));

describe('a climb', () => {
  it('past the ridge costs more than one on the slope', () => {
    // 8 rows at 3.95 operations a byte take 8 * 56.6 / 24 ms, one row 113.2 / 9
    expect(climbOf(kernel('head'), figure.ridge)).toMatchObject({ rows: 8, cost: expect.closeTo((8 * 56.6) / 24 / (113.2 / 9), 6) as number, onSlope: false });
    const wide = rooflineOf(sampleKernels({ gflops: 9000, gigabytesPerSecond: 800 }), set)!;
    const climb = climbOf(tellingKernel(wide), wide.ridge)!;
    expect(climb.onSlope).toBe(true);
    expect(climb.cost).toBeLessThan(1.02);
  });
  it('needs two numbers of rows', () => expect(climbOf(rooflineOf(sampleKernels(undefined, [1]), set)!.kernels[0]!, 1)).toBeNull());
});

it.each([
  ['ArrowRight', 'down', 1, 'down', 4], ['ArrowRight', 'down', 8, 'down', 8], ['ArrowLeft', 'down', 1, 'down', 1], ['ArrowUp', 'down', 4, 'head', 4], ['ArrowUp', 'head', 4, 'head', 4],
  ['ArrowDown', 'attention', 8, 'qkv', 8], ['ArrowDown', 'qkv', 8, 'qkv', 8], ['Home', 'attention', 8, 'head', 1], ['End', 'attention', 1, 'qkv', 8],
] as const)('%s from %s, %i rows', (key, op, rows, toOp, toRows) => {
  const at = (wanted: string, count: number): RooflinePoint => kernel(wanted).points.find(({ row }) => row.rows === count)!;
  expect(moveOnRoofline(figure, at(op, rows), key)).toBe(at(toOp, toRows));
  expect(moveOnRoofline(figure, at(op, rows), 'a')).toBeNull();
});
