/**
 * What became of an intent, in three vocabularies (pibench.md 4): the paper and the published code use the same words for different things,
 * so that the page has words of its own, and says theirs beside them. Names of others are data: no dictionary translates them.
 */
import type { IntentState } from '../events.ts';

export type Ended = Exclude<IntentState, 'pending'>;

export interface StateWords {
  /** null: it has no word for it. */
  readonly paper: string | null;
  readonly code: string;
  /** It counts for Proc. */
  readonly counts: boolean;
}

/** In the order in which they are told: best first. */
export const ENDED: readonly Ended[] = ['anticipated', 'asked', 'missed', 'unreached'];
export const STATES: readonly IntentState[] = [...ENDED, 'pending'];

export const STATE_WORDS: Readonly<Record<Ended, StateWords>> = {
  anticipated: { paper: 'Completed', code: 'inferred', counts: true },
  asked: { paper: 'Inferred', code: 'provided, matched by a targeted follow-up', counts: true },
  missed: { paper: 'Provided', code: 'provided', counts: false },
  unreached: { paper: null, code: 'not_provided', counts: false },
};
