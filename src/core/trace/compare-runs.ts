/**
 * Two runs or more beside one another, locked by output position: after n committed tokens, in which round is each, whose token is the
 * n-th, how many rounds did it take? Time does not line them up, nor do rounds: two drafters write the same text in different
 * rounds, and that difference is what is looked at.
 *
 *   rounds needed for n tokens   r(n): the round that committed the n-th
 *   acceptance length            1 + accepted drafts / rounds, over those rounds, each in full (figures.ts)
 */
import type { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import { figuresAt, knownAs, type Comparison } from './figures.ts';
import { momentsOf } from './moments.ts';
import { tokensOfRound } from './output.ts';
import { roundsAt } from './rounds.ts';
import { clampConfig, DRAFTERS } from './run-config.ts';
import type { Selection } from './why.ts';

export interface CommittedToken {
  readonly token: number;
  readonly text: string;
  readonly at: Selection;
  readonly by: 'accepted' | 'corrected' | 'bonus';
  /** The first token of its round. */
  readonly opens: boolean;
}

/** The tokens that a run has committed before a cursor, in order. */
export function committedTokens(log: EventLog, cursor: number): readonly CommittedToken[] {
  return roundsAt(log, cursor).flatMap((view) => {
    const kept = tokensOfRound(view).filter((token) => token.kept);
    return kept.flatMap(({ token, round, slot, state }, i): CommittedToken[] =>
      state === 'accepted' || state === 'corrected' || state === 'bonus' ? [{ token, text: log.text(token), at: { round, slot }, by: state, opens: i === 0 }] : [],
    );
  });
}

/** One run at an output position. */
export interface Standing {
  /** Tokens committed, at most as many as are asked for. */
  readonly tokens: number;
  readonly rounds: number;
  /** Null before the first token. */
  readonly acceptanceLength: number | null;
  /** The token at the position; null before the first and behind the last. */
  readonly last: CommittedToken | null;
  /** The run is shorter than the position. */
  readonly ended: boolean;
  /** What those rounds took, each in full, as it was measured while it was read back; null where one has not ended. */
  readonly ms: number | null;
  readonly comparison: Comparison | null;
}

function roundsMs(log: EventLog, last: number): number | null {
  const ends = roundsAt(log, log.length).filter(({ round }) => round <= last).map(({ end }) => end);
  return ends.reduce<number | null>((sum, end) => (sum === null || end === null ? null : sum + end.draftMs + end.verifyMs + end.otherMs), 0);
}

/** `all`: every token that the run committed, so that the round at the position counts in full. */
export function standingAt(log: EventLog, all: readonly CommittedToken[], position: number): Standing {
  const tokens = Math.min(position, all.length);
  const round = all[tokens - 1]?.at.round ?? null;
  const rounds = round === null ? 0 : round - all[0]!.at.round + 1;
  return {
    tokens,
    rounds,
    acceptanceLength: round === null ? null : 1 + all.filter(({ at, by }) => at.round <= round && by === 'accepted').length / rounds,
    last: position <= all.length ? (all[position - 1] ?? null) : null,
    ended: position > all.length,
    ms: round === null ? null : roundsMs(log, round),
    comparison: figuresAt(log, log.length).comparison,
  };
}

/** The cursor at which a run has just committed its n-th token; null where it never does. */
export function cursorAtToken(log: EventLog, n: number): number | null {
  if (n <= 0) return 0;
  return momentsOf(log).filter(({ kind }) => kind === 'accept' || kind === 'target')[n - 1]?.cursor ?? null;
}

/** Two tokens at one output position; one is missing where its run has ended. */
export interface Pairing {
  readonly position: number;
  readonly first: CommittedToken | null;
  readonly second: CommittedToken | null;
}

export function aligned(first: readonly CommittedToken[], second: readonly CommittedToken[], end: number): readonly Pairing[] {
  return Array.from({ length: Math.min(end, Math.max(first.length, second.length)) }, (_, i) => ({ position: i + 1, first: first[i] ?? null, second: second[i] ?? null }));
}

/** Texts are compared, not ids: the runs may come from two tokenizers. Null: alike as far as both go. */
export function firstDifference(pairs: readonly Pairing[]): Pairing | null {
  return pairs.find(({ first, second }) => first && second && first.text !== second.text) ?? null;
}

/** What differs between two runs besides their text: a fair comparison has one difference. */
export function differingSettings({ header: { config: a } }: EventLog, { header: { config: b } }: EventLog): readonly (keyof typeof a)[] {
  return (Object.keys(a) as (keyof typeof a)[]).filter((key) => a[key] !== b[key]);
}

/** One round on the axis of tokens written: how many were there before it, and what it added. */
export interface Stretch {
  readonly round: number;
  readonly before: number;
  readonly accepted: number;
  /** The target's own token; 0 where an accepted stop token ended the text. */
  readonly own: number;
}

export function stretches(all: readonly CommittedToken[]): readonly Stretch[] {
  const found: Stretch[] = [];
  all.forEach(({ at: { round }, by, opens }, before) => {
    const [accepted, own] = by === 'accepted' ? [1, 0] : [0, 1];
    const last = found.at(-1);
    if (opens || !last) found.push({ round, before, accepted, own });
    else found[found.length - 1] = { ...last, accepted: last.accepted + accepted, own: last.own + own };
  });
  return found;
}

/** Whether the times of these runs may stand beside one another: known in one way, from one device. */
export function timesCompare([first, ...others]: readonly EventLog[]): boolean {
  return first === undefined || others.every((other) => knownAs(other) === knownAs(first) && other.header.adapter === first.header.adapter);
}

/** The run again by every other drafter: all else is the same, but for what a drafter cannot have (run-config.ts). */
export const byEveryOther = (config: RunConfig): readonly RunConfig[] =>
  DRAFTERS.filter((drafter) => drafter !== config.drafter).map((drafter) => clampConfig({ ...config, drafter }).config);

/** Rounds needed as a staircase: one point per position, [tokens, rounds]. */
export function staircase(all: readonly CommittedToken[], end: number): readonly (readonly [number, number])[] {
  const origin = all[0]?.at.round ?? 1;
  return all.slice(0, end).map(({ at }, i) => [i + 1, at.round - origin + 1]);
}
