/**
 * What kernels cost as rows of a benchmark file, against the roofline of the device (Williams et al. 2009):
 *
 *   share = max(operations / peak operations a second, bytes / peak bytes a second) / time
 */
import { median } from '#core/stats/quantile.ts';
import type { KernelCost, Roofline } from '#engine/protocol.ts';
import { rangeOf } from './decode-figures.ts';
import type { KernelRow } from './result-rows.ts';

export function kernelRows(cell: Pick<KernelRow, 'model' | 'weights' | 'repeats'>, roofline: Roofline, costs: readonly KernelCost[]): readonly KernelRow[] {
  return costs.map(({ op, shape, rows, operations, bytes, ms }) => {
    const typical = median(ms);
    const [gflops, gigabytesPerSecond] = [operations / typical / 1e6, bytes / typical / 1e6];
    return {
      kind: 'kernel', ...cell, op, shape, rows, ms: typical, msRange: rangeOf(ms), gflops, gigabytesPerSecond,
      shareOfRoofline: Math.max(gflops / roofline.gflops, gigabytesPerSecond / roofline.gigabytesPerSecond),
      peakGflops: roofline.gflops, peakGigabytesPerSecond: roofline.gigabytesPerSecond,
    };
  });
}
