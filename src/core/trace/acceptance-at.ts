/**
 * What the statistics draw, from (log, cursor): the rounds that have ended as outcomes, their acceptance figures
 * (core/speculation/acceptance.ts), each position with its 95 % Wilson interval, and the acceptance length as it ran.
 */
import { acceptance, type Acceptance, type RoundOutcome } from '#core/speculation/acceptance.ts';
import { wilson, type Interval } from '#core/stats/wilson.ts';
import type { EventLog } from './event-log.ts';
import { acceptedIn } from './figures.ts';
import { nodesOf } from './round-tree.ts';
import { replacedSlot, roundsAt, type RoundView } from './rounds.ts';

export interface RoundAcceptance extends RoundOutcome {
  readonly round: number;
  /** Who wrote the token behind the drafts; null where a stop left no room for one. */
  readonly own: 'corrected' | 'bonus' | null;
}

/** One bar: rounds that accepted so many drafts, and what the target added to them. */
export interface HistogramBin {
  readonly accepted: number;
  readonly rounds: number;
  readonly bonus: number;
  readonly corrected: number;
}

export interface Rate {
  readonly part: number;
  readonly of: number;
  /** Null where `of` is 0: no such case came up. */
  readonly share: number | null;
  readonly interval: Interval;
}

export interface PositionRate {
  readonly position: number;
  /** Of all verify passes: these sum to τ - 1. */
  readonly all: Rate;
  /** Of the passes that judged this position, all before it being accepted. */
  readonly judged: Rate;
}

export interface RunningLength {
  readonly round: number;
  /** 1 + the accepted drafts of this round alone. */
  readonly alone: number;
  /** τ of all rounds up to this one. */
  readonly acceptanceLength: number;
}

export interface AcceptanceAt {
  readonly rounds: readonly RoundAcceptance[];
  readonly total: Acceptance;
  readonly histogram: readonly HistogramBin[];
  readonly positions: readonly PositionRate[];
  readonly running: readonly RunningLength[];
}

function outcome(view: RoundView): RoundAcceptance {
  const { round, slots, target } = view;
  const accepted = acceptedIn(view);
  const kept = slots.filter(({ state }) => state === 'accepted').length;
  const looked = replacedSlot(view) === null ? kept : kept + 1;
  const levels = Math.max(0, ...nodesOf(view).map(({ depth }) => depth));
  // Where the limit of tokens cut accepted drafts off, neither they nor what came behind is counted.
  const cut = accepted < kept;
  return { round, drafted: slots.length, levels, accepted, judged: cut ? accepted : looked, own: cut ? null : (target?.kind ?? null) };
}

function histogramOf(rounds: readonly RoundAcceptance[], deepest: number): readonly HistogramBin[] {
  return Array.from({ length: deepest + 1 }, (_, accepted) => {
    const bin = rounds.filter((round) => round.accepted === accepted);
    const by = (own: RoundAcceptance['own']): number => bin.filter((round) => round.own === own).length;
    return { accepted, rounds: bin.length, bonus: by('bonus'), corrected: by('corrected') };
  });
}

const rate = (part: number, of: number): Rate => ({ part, of, share: of === 0 ? null : part / of, interval: wilson(part, of) });

function runningOf(rounds: readonly RoundAcceptance[]): readonly RunningLength[] {
  let sum = 0;
  return rounds.map(({ round, accepted }, i) => {
    sum += accepted;
    return { round, alone: 1 + accepted, acceptanceLength: 1 + sum / (i + 1) };
  });
}

export function acceptanceAt(log: EventLog, cursor: number): AcceptanceAt {
  const rounds = roundsAt(log, cursor).filter(({ end }) => end !== null).map(outcome);
  const total = acceptance(rounds);
  return {
    rounds,
    total,
    histogram: rounds.length === 0 ? [] : histogramOf(rounds, total.acceptedAt.length),
    positions: total.acceptedAt.map((count, i) => ({ position: i + 1, all: rate(count, rounds.length), judged: rate(count, total.judgedAt[i] ?? 0) })),
    running: runningOf(rounds),
  };
}
