/** What each kernel makes of its device, as lines of a table: drawn at its share of the roofline, 1× being all that the device can do. */
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { pairRows } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { KernelRow } from './result-rows.ts';

const words = benchmarkStrings.kernel;

function side(row: KernelRow | null): Side | null {
  if (!row) return null;
  const { ms, msRange, gflops, gigabytesPerSecond, shareOfRoofline } = row;
  const [least, most] = msRange;
  return {
    ratio: shareOfRoofline,
    ratioRange: [(shareOfRoofline * ms) / most, (shareOfRoofline * ms) / least],
    figures: [counted(words.share(shareOfRoofline)), timed(ms, msRange, words.ms), counted(decimal(gflops)), counted(decimal(gigabytesPerSecond))],
  };
}

export function kernelLines(stored: readonly KernelRow[], here: readonly KernelRow[]): readonly Line[] {
  return pairRows(stored, here).map((pair) => {
    const { model, weights, op, shape, rows } = (pair.stored ?? pair.here)!;
    return { key: pair.key, name: words.row(op, rows), detail: words.detail(model, weights, shape), stored: side(pair.stored), here: side(pair.here), parts: [] };
  });
}
