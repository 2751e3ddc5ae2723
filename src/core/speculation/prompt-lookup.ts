/**
 * Prompt lookup: what followed the last few tokens when they occurred before is proposed again (Saxena 2023; specdec.md 8).
 *
 * The longest match wins, from n-grams of 3 down to 1; among matches of equal length the most recent one does. A match may
 * overlap the end of the text but must be followed by at least one token of it. shaders/draft-lookup.wgsl is its twin.
 */
export const LONGEST_NGRAM = 3;
export const SHORTEST_NGRAM = 1;

export function promptLookup(text: readonly number[], most: number): readonly number[] {
  const n = text.length;
  for (let length = Math.min(LONGEST_NGRAM, n - 1); length >= SHORTEST_NGRAM; length -= 1) {
    for (let end = n - 1; end >= length; end -= 1) {
      let same = true;
      for (let i = 1; i <= length && same; i += 1) same = text[end - i] === text[n - i];
      if (same) return text.slice(end, Math.min(end + most, n));
    }
  }
  return [];
}
