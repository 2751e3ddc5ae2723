/** The chart's answer in words: which kinds stand apart, and what the recordings cannot tell. */
import type { KindRejections } from '#core/reasoning/rejections-by-kind.ts';
import { reasoningStrings } from '../reasoning-strings.ts';

const words = reasoningStrings.rejections;
const TURNS = ['but', 'alt'] as const;

export function clusterSentence(rows: readonly KindRejections[]): string {
  const steps = rows.filter(({ kind }) => kind !== 'answer');
  const high = steps.toSorted((a, b) => b.interval.low - a.interval.low)[0];
  const low = steps.toSorted((a, b) => a.interval.high - b.interval.high)[0];
  const apart = high && low && high.interval.low > low.interval.high ? words.apart(words.kinds[high.kind], words.kinds[low.kind]) : words.together;
  const absent = TURNS.filter((kind) => !rows.some((row) => row.kind === kind)).map((kind) => words.kinds[kind]);
  return absent.length === 0 ? apart : `${apart} ${words.few(absent)}`;
}
