/**
 * What a round of each drafter costs, as lines of a table: drafting and verifying by themselves, drawn against a plain step of the same
 * cell. A ratio beside τ says whether the drafter gains.
 */
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { pairRows } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { TimedDecodeRow } from './result-rows.ts';

function side(row: TimedDecodeRow | null): Side | null {
  if (!row) return null;
  const { draftMs, verifyMs, draftMsRange: [leastDraft, mostDraft], verifyMsRange: [leastVerify, mostVerify] } = row;
  const stepMs = 1000 / row.plainTokensPerSecond;
  const ratio = (draftMs + verifyMs) / stepMs;
  return {
    ratio,
    ratioRange: [(leastDraft + leastVerify) / stepMs, (mostDraft + mostVerify) / stepMs],
    figures: [
      counted(benchmarkStrings.times(decimal(ratio))),
      timed(draftMs, row.draftMsRange, decimal),
      timed(verifyMs, row.verifyMsRange, decimal),
      counted(decimal(row.acceptanceLength)),
      counted(decimal(row.drafterMegabytes)),
    ],
  };
}

export function roundLines(stored: readonly TimedDecodeRow[], here: readonly TimedDecodeRow[]): readonly Line[] {
  return pairRows(stored, here).map((pair): Line => {
    const row = (pair.stored ?? pair.here)!;
    return { key: `round ${pair.key}`, name: benchmarkStrings.cell(row), detail: benchmarkStrings.cellDetail(row), stored: side(pair.stored), here: side(pair.here), parts: [] };
  });
}
