/** What each kernel makes of its device, as lines of a table: drawn at its share of the roofline, 1× being all that the device can do. */
import { decimal, tenth } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { pairRows } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { KernelRow } from './result-rows.ts';

const words = benchmarkStrings.kernel;

/** Beside a share that no roof allows: what it means. Null below. */
export function aboveRoof({ shareOfRoofline, gflops, gigabytesPerSecond, ms, peakGflops, peakGigabytesPerSecond }: KernelRow): string | null {
  if (shareOfRoofline <= 1) return null;
  const byMemory = gigabytesPerSecond / peakGigabytesPerSecond > gflops / peakGflops;
  return byMemory ? words.cached(tenth(gigabytesPerSecond * ms)) : words.beyond;
}

function side(row: KernelRow | null): Side | null {
  if (!row) return null;
  const { ms, msRange, gflops, gigabytesPerSecond, shareOfRoofline, shareOfRooflineRange } = row;
  const note = aboveRoof(row);
  return {
    ratio: shareOfRoofline,
    ratioRange: shareOfRooflineRange,
    figures: [{ ...timed(shareOfRoofline, shareOfRooflineRange, words.share), ...(note !== null && { note }) }, timed(ms, msRange, words.ms), counted(decimal(gflops)), counted(decimal(gigabytesPerSecond))],
  };
}

export function kernelLines(stored: readonly KernelRow[], here: readonly KernelRow[]): readonly Line[] {
  return pairRows(stored, here).map((pair) => {
    const { model, weights, op, shape, rows } = (pair.stored ?? pair.here)!;
    return { key: pair.key, name: words.row(op, rows), detail: words.detail(model, weights, shape), stored: side(pair.stored), here: side(pair.here), parts: [] };
  });
}
