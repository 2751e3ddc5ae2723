/**
 * What a detector finds in a text, less what the writer disowns (disowned.ts). A pattern that takes the very words that disown into its match
 * ("nothing .{0,20}sent", "not opened") means them: then nothing in that clause is lost to its condition; nor, where they
 * speak of something before them ("D5 is left out"), to its detector.
 */
import type { Disowned } from './disowned.ts';
import type { Span } from './sentences.ts';

const NEGATES = /n't\b|\b(?:not|no|never|no(?:body|thing|ne|where)|neither|without|cannot|instead|rather|le(?:ft|ave)|out|off|aside|omit|skip|missing|avoid|refus|declin|unable|against|refrain)/u;

/** Index of the last entry that begins no later than `at`. */
function lastUpTo(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What is left of `disowned`, which is in order, where these were found by patterns that belong together. */
export function disownedFor(found: Iterable<readonly Span[]>, disowned: readonly Disowned[], text: string): readonly Disowned[] {
  const meant = new Set<number>();
  for (const matches of found) {
    for (const { from, to } of matches) {
      for (let i = Math.max(0, lastUpTo(disowned, from)); i < disowned.length && disowned[i]!.from < to; i += 1) {
        const { cue } = disowned[i]!;
        if (from < cue.to && to > cue.from && NEGATES.test(text.slice(Math.max(from, cue.from), Math.min(to, cue.to)))) meant.add(cue.from);
      }
    }
  }
  return meant.size === 0 ? disowned : disowned.filter(({ cue }) => !meant.has(cue.from));
}

/** Spans that the writer stands by. */
export function affirmed<S extends Span>(spans: readonly S[], disowned: readonly Disowned[]): readonly S[] {
  if (disowned.length === 0) return spans;
  return spans.filter(({ from }) => {
    const around = disowned[lastUpTo(disowned, from)];
    return around === undefined || from >= around.to;
  });
}
