/** How the intents of a session stand at a cursor: how many are in which state, and Proc so far, (anticipated + asked) / all (pibench.md 5). */
import type { IntentState } from '../events.ts';
import type { Task } from '../task.ts';
import type { SessionView } from './stage-at.ts';
import { STATE_WORDS, STATES } from './state-words.ts';

export type Tally = Readonly<Record<IntentState, number>>;

const NOTHING: Tally = { pending: 0, anticipated: 0, asked: 0, missed: 0, unreached: 0 };

export function tallyOf(task: Pick<Task, 'intents'>, stateOf: (intent: string) => IntentState): Tally {
  const tally = { ...NOTHING };
  for (const { id } of task.intents) tally[stateOf(id)] += 1;
  return tally;
}

/** As a session is shown: what nothing has come of yet is pending. */
export const tallyShown = (task: Pick<Task, 'intents'>, { outcomes }: Pick<SessionView, 'outcomes'>): Tally => tallyOf(task, (intent) => outcomes.get(intent)?.to ?? 'pending');

export const allOf = (tally: Tally): number => STATES.reduce((sum, state) => sum + tally[state], 0);

/** Null: there is nothing to anticipate. */
export function procOf(tally: Tally): number | null {
  const all = allOf(tally);
  const covered = STATES.reduce((sum, state) => sum + (state !== 'pending' && STATE_WORDS[state].counts ? tally[state] : 0), 0);
  return all === 0 ? null : covered / all;
}
