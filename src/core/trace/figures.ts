/**
 * The line of figures, from (log, cursor). Names and definitions are vLLM's (specdec.md 1.1):
 * acceptance length tau = 1 + accepted / rounds; draft acceptance rate = accepted / drafted, with drafted = accepted +
 * rejected + unreached. Tokens / rounds is a little less than tau where a stop token was accepted: the target then adds
 * none. Only rounds that have ended count, and only tokens that were committed.
 */
import type { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { roundsAt, type RoundView } from './rounds.ts';

/** How a figure is known; always shown beside it. */
export type Known = 'measured' | 'recorded' | 'simulated';

export interface Comparison {
  readonly known: Known;
  readonly speedup: number;
  readonly plainTokensPerSecond: number;
  readonly tokensPerSecond: number;
  readonly repeats: number;
  readonly identical: boolean | null;
}

export interface Figures {
  readonly rounds: number;
  readonly tokens: number;
  readonly drafted: number;
  readonly accepted: number;
  /** Null before the first round has ended. */
  readonly acceptanceLength: number | null;
  /** Null while nothing was drafted. */
  readonly draftAcceptanceRate: number | null;
  /** A fact about the whole run, not about the moment: there as soon as the log holds it. */
  readonly comparison: Comparison | null;
}

/** Accepted drafts that were committed. */
export const acceptedIn = ({ slots, end }: RoundView): number =>
  Math.min(slots.filter(({ state }) => state === 'accepted').length, end?.committed ?? Infinity);

export function knownAs(log: EventLog): Known {
  return log.header.simulated === true ? 'simulated' : log.header.recordedAt === null ? 'measured' : 'recorded';
}

function comparisonOf(log: EventLog): Comparison | null {
  const found = log.events.findLast((event): event is Extract<SpecEvent, { type: 'comparison' }> => event.type === 'comparison');
  if (!found) return null;
  const { plainTokensPerSecond, tokensPerSecond, repeats, identical } = found;
  return { known: knownAs(log), speedup: tokensPerSecond / plainTokensPerSecond, plainTokensPerSecond, tokensPerSecond, repeats, identical };
}

export function figuresAt(log: EventLog, cursor: number): Figures {
  const ended = roundsAt(log, cursor).filter(({ end }) => end !== null);
  const sum = (of: (round: RoundView) => number): number => ended.reduce((total, round) => total + of(round), 0);
  const [accepted, drafted] = [sum(acceptedIn), sum(({ slots }) => slots.length)];
  return {
    rounds: ended.length,
    tokens: sum(({ end }) => end?.committed ?? 0),
    drafted,
    accepted,
    acceptanceLength: ended.length === 0 ? null : 1 + accepted / ended.length,
    draftAcceptanceRate: drafted === 0 ? null : accepted / drafted,
    comparison: comparisonOf(log),
  };
}

/** Whether drafts were really checked: highlighting that silently shows nothing is the complaint of every other tool. */
export type SpeculationState =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  /** No drafts of late. Prompt lookup then found nothing earlier in the text to copy; of other drafters the log knows no reason. */
  | { readonly kind: 'fell-back'; readonly because: 'nothing-to-copy' | null };

/** Rounds without a draft before it is said. */
const IDLE_ROUNDS = 8;

export function speculationAt(log: EventLog, cursor: number): SpeculationState {
  const { drafter, gamma } = log.header.config;
  if (drafter === 'none' || gamma === 0) return { kind: 'off' };
  const ended = roundsAt(log, cursor).filter(({ end }) => end !== null);
  const drafting = ended.slice(-IDLE_ROUNDS).some(({ slots }) => slots.length > 0);
  if (ended.length < IDLE_ROUNDS || drafting) return { kind: 'on' };
  return { kind: 'fell-back', because: drafter === 'prompt-lookup' ? 'nothing-to-copy' : null };
}
