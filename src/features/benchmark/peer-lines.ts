/** Engines beside ours on one model, as lines of a table: drawn at how much faster ours decodes, 1× being as fast. Ours is what the others are held to. */
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { pairRows } from './pair-rows.ts';
import { counted, timed, type Line, type Side } from './result-lines.ts';
import type { PeerRow } from './result-rows.ts';

const words = benchmarkStrings.peer;

function side(row: PeerRow | null): Side | null {
  return row && {
    ratio: row.decodeRatio,
    ratioRange: row.decodeRatioRange,
    figures: [
      timed(row.decodeRatio, row.decodeRatioRange, decimal, benchmarkStrings.times),
      timed(row.decodeTokensPerSecond, row.decodeTokensPerSecondRange, decimal),
      timed(row.prefillRatio, row.prefillRatioRange, decimal, benchmarkStrings.times),
      timed(row.prefillTokensPerSecond, row.prefillTokensPerSecondRange, decimal),
      counted(words.same(row.sameTokens, row.tokens)),
    ],
  };
}

export function peerLines(stored: readonly PeerRow[], here: readonly PeerRow[]): readonly Line[] {
  return pairRows(stored, here).map((pair) => {
    const { engine, version, backend, threads, model, weights } = (pair.stored ?? pair.here)!;
    return { key: pair.key, name: words.row(engine, version), detail: words.detail(model, weights, backend, threads), stored: side(pair.stored), here: side(pair.here), parts: [] };
  });
}
