/**
 * What a pass over several rows costs, as lines of a table: a line a model and number of rows. Each is drawn against the median of
 * one row on the same device. The kernels that only ever do one row have a line of their own before those of their model.
 */
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { pairRows, type Pair } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { Range, VerifyCostRow } from './result-rows.ts';

const words = benchmarkStrings.pass;

function side(ms: number, range: Range, oneRowMs: number): Side {
  const [least, most] = range;
  const ratio = ms / oneRowMs;
  return { ratio, ratioRange: [least / oneRowMs, most / oneRowMs], figures: [counted(benchmarkStrings.times(decimal(ratio))), timed(ms, range, decimal)] };
}

const severalRows = (row: VerifyCostRow | null): Side | null => row && side(row.verifyMs, row.verifyMsRange, row.verifyMs / row.ratioToOneRow);
const oneRowAlone = (row: VerifyCostRow | null): Side | null => row && side(row.oneRowBestMs, row.oneRowBestMsRange, row.verifyMs / row.ratioToOneRow);

export function passLines(stored: readonly VerifyCostRow[], here: readonly VerifyCostRow[]): readonly Line[] {
  return pairRows(stored, here).flatMap((pair) => {
    const { role, rows } = (pair.stored ?? pair.here)!;
    const line = (key: string, detail: string, of: (row: VerifyCostRow | null) => Side | null, { stored: left, here: right }: Pair<VerifyCostRow>): Line => ({
      key, name: words.row(role, rows), detail, stored: of(left), here: of(right), parts: [],
    });
    const all = line(pair.key, '', severalRows, pair);
    return rows === 1 ? [line(`${pair.key} alone`, words.oneRowAlone, oneRowAlone, pair), all] : [all];
  });
}
