/** Decoding as lines of a table: a line a cell, over all families of prompts, with the families as its parts. */
import { decimal, tenth } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { cellKey, pairRows, type Pair } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { DecodeRow } from './result-rows.ts';

const words = benchmarkStrings.decode;

const side = (row: DecodeRow | null): Side | null =>
  row && {
    ratio: row.speedup,
    ratioRange: row.speedupRange,
    figures: [
      timed(row.speedup, row.speedupRange, decimal, benchmarkStrings.times),
      timed(row.tokensPerSecond, row.tokensPerSecondRange, tenth),
      timed(row.plainTokensPerSecond, row.plainTokensPerSecondRange, tenth),
      counted(decimal(row.acceptanceLength)),
      counted(row.identical === null ? words.notComparable : row.identical ? words.identical : words.different),
    ],
  };

const rowOf = ({ stored, here }: Pair<DecodeRow>): DecodeRow => (stored ?? here)!;

export function decodeLines(stored: readonly DecodeRow[], here: readonly DecodeRow[]): readonly Line[] {
  const pairs = pairRows(stored, here);
  const line = (pair: Pair<DecodeRow>, name: string, detail: string, parts: readonly Line[]): Line => ({ key: pair.key, name, detail, stored: side(pair.stored), here: side(pair.here), parts });
  return pairs
    .filter((pair) => rowOf(pair).family === 'all')
    .map((all) => {
      const row = rowOf(all);
      const families = pairs.filter((pair) => rowOf(pair).family !== 'all' && cellKey(rowOf(pair)) === cellKey(row));
      return line(all, benchmarkStrings.cell(row), benchmarkStrings.cellDetail(row), families.map((pair) => line(pair, benchmarkStrings.family(rowOf(pair).family), '', [])));
    });
}
