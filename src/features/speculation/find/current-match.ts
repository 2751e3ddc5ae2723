/** Which of the matches the selection stands on, where the next one is, and how each token of a match is to be marked. */
import type { FoundToken, Match } from '#core/trace/find-in-run.ts';
import type { Selection } from '#core/trace/why.ts';

const at = (match: Match, { round, slot }: Selection): boolean => match.some((token) => token.round === round && token.slot === slot);
const after = ([first]: Match, { round, slot }: Selection): boolean => first!.round > round || (first!.round === round && first!.slot > slot);

/**
 * The index of the match that holds the selected token, or null. Several may: then it is the one last gone to, since a draft and
 * the token that replaced it are one selection.
 */
export function currentMatch(matches: readonly Match[], selection: Selection | null, last: number | null): number | null {
  if (!selection) return null;
  const gone = last === null ? undefined : matches[last];
  if (gone && at(gone, selection)) return last;
  const found = matches.findIndex((match) => at(match, selection));
  return found < 0 ? null : found;
}

/** From the current match, else from the selected token, else from the beginning; around at either end. Null: no match. */
export function stepMatch(matches: readonly Match[], current: number | null, selection: Selection | null, by: 1 | -1): number | null {
  const n = matches.length;
  if (n === 0) return null;
  if (current !== null) return (current + by + n) % n;
  const behind = selection ? matches.findIndex((match) => after(match, selection)) : 0;
  const next = behind < 0 ? n : behind;
  return (by > 0 ? next : next - 1 + n) % n;
}

export type FoundMark = 'current' | 'match';
export type FoundMarks = ReadonlyMap<string, FoundMark>;

export const NOTHING_FOUND: FoundMarks = new Map();

export const markKey = ({ round, slot, own }: FoundToken): string => `${round}.${slot}.${own ? 'target' : 'draft'}`;

export function marksOf(matches: readonly Match[], current: number | null): FoundMarks {
  const marks = new Map<string, FoundMark>();
  for (const token of matches.flat()) marks.set(markKey(token), 'match');
  for (const token of (current === null ? null : matches[current]) ?? []) marks.set(markKey(token), 'current');
  return marks;
}
