/**
 * What kernels cost as rows of a benchmark file, against the roofline of the device (Williams et al. 2009):
 *
 *   share = max(operations / peak operations a second, bytes / peak bytes a second) / time
 *
 * of each turn, by the peaks of that very turn, then the median: what else the machine does slows a kernel and its roof alike. The peaks that a
 * row names, for the picture, are the best of all turns: anything else can only take away from them.
 */
import { median } from '#core/stats/quantile.ts';
import type { KernelCost, Roofline } from '#engine/protocol.ts';
import { rangeOf } from './decode-figures.ts';
import type { KernelRow } from './result-rows.ts';

function shareIn({ operations, bytes }: KernelCost, ms: number, { gflops, gigabytesPerSecond }: Roofline): number {
  return Math.max(operations / gflops, bytes / gigabytesPerSecond) / ms / 1e6;
}

export function kernelRows(cell: Pick<KernelRow, 'model' | 'weights' | 'repeats'>, costs: readonly KernelCost[]): readonly KernelRow[] {
  const roofs = costs.flatMap((cost) => cost.roofs);
  const peakGflops = Math.max(...roofs.map(({ gflops }) => gflops));
  const peakGigabytesPerSecond = Math.max(...roofs.map(({ gigabytesPerSecond }) => gigabytesPerSecond));
  return costs.map((cost) => {
    const { op, shape, rows, operations, bytes, ms } = cost;
    const typical = median(ms);
    const shares = ms.map((one, turn) => shareIn(cost, one, cost.roofs[turn]!));
    return {
      kind: 'kernel', ...cell, op, shape, rows, ms: typical, msRange: rangeOf(ms), gflops: operations / typical / 1e6, gigabytesPerSecond: bytes / typical / 1e6,
      shareOfRoofline: median(shares), shareOfRooflineRange: rangeOf(shares), peakGflops, peakGigabytesPerSecond,
    };
  });
}
