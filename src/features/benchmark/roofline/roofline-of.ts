/**
 * Kernels under the roofline of their device (Williams et al. 2009), as a picture needs them:
 *
 *   roof(intensity) = min(peak operations a second, intensity * peak bytes a second),   intensity = operations / bytes
 *
 * Kernels that only move numbers, from a table or a few degrees round, compute next to nothing and share nothing among rows. They are left to the
 * table: on axes that reach so far down, the others could not be told apart.
 */
import type { KernelModel, KernelOp, KernelWeights } from '#engine/protocol.ts';
import type { KernelRow } from '../result-rows.ts';

export interface RooflinePoint {
  readonly row: KernelRow;
  /** Operations for every byte. */
  readonly intensity: number;
}

const MOVERS: readonly KernelOp[] = ['embedding', 'rotate'];

/** One kernel with one row and with several, ascending. */
export interface RooflineKernel {
  readonly op: KernelOp;
  readonly points: readonly RooflinePoint[];
}

export interface RooflineFigure {
  readonly peakGflops: number;
  readonly peakGigabytesPerSecond: number;
  /** Where the slope meets the flat part: operations for every byte. */
  readonly ridge: number;
  readonly kernels: readonly RooflineKernel[];
}

/** Whose shapes, in which weights. */
export interface KernelSet {
  readonly model: KernelModel;
  readonly weights: KernelWeights;
}

/** All that rows tell of, in their order. */
export function kernelSets(rows: readonly KernelRow[]): readonly KernelSet[] {
  const sets = new Map(rows.map(({ model, weights }) => [`${model} ${weights}`, { model, weights }]));
  return [...sets.values()];
}

export function rooflineOf(rows: readonly KernelRow[], { model, weights }: KernelSet): RooflineFigure | null {
  const own = rows.filter((row) => row.model === model && row.weights === weights && !MOVERS.includes(row.op));
  if (own.length === 0) return null;
  const peakGflops = Math.max(...own.map((row) => row.peakGflops));
  const peakGigabytesPerSecond = Math.max(...own.map((row) => row.peakGigabytesPerSecond));
  const kernels = [...new Set(own.map(({ op }) => op))].map((op) => ({
    op,
    points: own.filter((row) => row.op === op).sort((a, b) => a.rows - b.rows).map((row) => ({ row, intensity: row.gflops / row.gigabytesPerSecond })),
  }));
  return { peakGflops, peakGigabytesPerSecond, ridge: peakGflops / peakGigabytesPerSecond, kernels };
}

/** The one that is shown first: with several rows the one whose weights weigh most, since it shows best what rows share. */
export function tellingKernel({ kernels }: RooflineFigure): RooflineKernel {
  const bytes = ({ points: [one] }: RooflineKernel): number => (one ? one.row.gigabytesPerSecond * one.row.ms : 0);
  return kernels.reduce((best, kernel) => (bytes(kernel) > bytes(best) ? kernel : best));
}

export interface Climb {
  readonly rows: number;
  /** The time of so many rows, in times of the fewest. */
  readonly cost: number;
  /** In millions of bytes, what the fewest rows read and write. */
  readonly megabytes: number;
  /** Whether so many rows are still on the slope. */
  readonly onSlope: boolean;
}

/** What the most rows of a kernel cost; null where it was measured with one number of rows alone. */
export function climbOf({ points }: RooflineKernel, ridge: number): Climb | null {
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first === last) return null;
  return { rows: last.row.rows / first.row.rows, cost: last.row.ms / first.row.ms, megabytes: first.row.gigabytesPerSecond * first.row.ms, onSlope: last.intensity < ridge };
}
