/** Our words and those of the official files (pibench.md 4, "Vocabulary trap", and 6). */
import type { CloseReason, IntentState } from '../events.ts';
import type { QuestionStyle } from '../judge.ts';

/** Asked about and volunteered are one word there; which of both it was, `matched_indexes` tells. */
export const OFFICIAL_STATUS: Readonly<Record<IntentState, 'not_provided' | 'inferred' | 'provided'>> = {
  pending: 'not_provided', anticipated: 'inferred', asked: 'provided', missed: 'provided', unreached: 'not_provided',
};

export const OFFICIAL_END: Readonly<Record<CloseReason, string>> = {
  resolved: 'SUCCESS', 'max-turns': 'MAX_TURNS', 'time-out': 'TIMEOUT', error: 'ERROR', stopped: 'EXITED_BY_USER',
};

export const OFFICIAL_STYLE: Readonly<Record<QuestionStyle, string>> = { clarify: 'Clarify', options: 'Options' };

/** How lines of the simulator's log begin. */
export const LOG_LINES = {
  intents: 'Hidden intents initialized',
  satisfied: 'Intent satisfaction completed',
  satisfiedSkipped: 'Intent satisfaction skipped',
  asked: 'Targeted followup completed',
  askedSkipped: 'Targeted followup skipped',
  reply: 'Reply built',
  /** Ours: the official files do not say how a task ended. */
  closed: 'Session closed',
} as const;
