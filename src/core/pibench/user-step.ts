/**
 * What the user does after a message of the assistant: the exact state machine of π-Bench's simulator (pibench.md 4), without the two judges
 * that it asks.
 *
 *   1 nothing pending: end    2-3 what the judge found satisfied is anticipated; nothing left: end
 *   4-5 what the message asked about precisely is told, all of it at once    6 else the first pending intent is told, unasked
 *
 * An intent that left `pending` never comes back.
 */
export interface UserStep {
  /** In list order, like the others. */
  readonly anticipated: readonly string[];
  readonly asked: readonly string[];
  readonly missed: readonly string[];
  /** Nothing was or is pending: the session ends, and the user says nothing more. */
  readonly end: boolean;
}

const NOTHING = { anticipated: [], asked: [], missed: [] } as const;

/** `pending` in list order; the judges' answers count for pending intents alone. */
export function userStep(pending: readonly string[], satisfied: ReadonlySet<string>, asked: ReadonlySet<string>): UserStep {
  const anticipated = pending.filter((id) => satisfied.has(id));
  const open = pending.filter((id) => !satisfied.has(id));
  if (open.length === 0) return { ...NOTHING, anticipated, end: true };
  const answered = open.filter((id) => asked.has(id));
  if (answered.length > 0) return { ...NOTHING, anticipated, asked: answered, end: false };
  return { ...NOTHING, anticipated, missed: open.slice(0, 1), end: false };
}
