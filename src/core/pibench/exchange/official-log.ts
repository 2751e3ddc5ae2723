/**
 * The simulator's log as decisions by turn (pibench.md 6). Proc is counted from its index lists, as the official evaluation counts it; a single
 * decision's `idx` may be a place among candidates in old logs, so what a decision is about is told by its words first.
 */
import type { OfficialDecision, OfficialLogLine } from './official-schema.ts';
import { LOG_LINES } from './official-words.ts';

export interface TurnDecisions {
  satisfied: readonly OfficialDecision[];
  asked: readonly OfficialDecision[];
  /** Places of intents, from 1; null: the log does not say. */
  inferred: readonly number[] | null;
  matched: readonly number[] | null;
  updated: readonly number[] | null;
  counts: { readonly questions: number; readonly blocks: number; readonly servingBlocks: number } | null;
}

type Data = NonNullable<OfficialLogLine['data']>;

export interface SimulatorLog {
  readonly intents: NonNullable<Data['hidden_intents']> | null;
  readonly dataset: NonNullable<Data['x_dataset']> | null;
  readonly run: NonNullable<Data['x_run']> | null;
  readonly end: { readonly reason: NonNullable<Data['x_reason']>; readonly text: string | null } | null;
  readonly turns: readonly TurnDecisions[];
}

const noDecisions = (): TurnDecisions => ({ satisfied: [], asked: [], inferred: null, matched: null, updated: null, counts: null });

export function simulatorLog(lines: readonly OfficialLogLine[]): SimulatorLog {
  let log: { -readonly [Key in keyof SimulatorLog]: SimulatorLog[Key] } & { turns: TurnDecisions[] } = { intents: null, dataset: null, run: null, end: null, turns: [] };
  /** How far the last turn has got: a line that comes before, or again, belongs to the next one, whose first line is lost. */
  let stage = 0;
  const turnAt = (at: number): TurnDecisions => {
    if (log.turns.length === 0 || at <= stage) log.turns.push(noDecisions());
    stage = at;
    return log.turns.at(-1)!;
  };
  for (const { message, data } of lines) {
    const starts = (...prefixes: readonly string[]): boolean => prefixes.some((prefix) => message.startsWith(prefix));
    if (starts(LOG_LINES.intents)) {
      log = { intents: data?.hidden_intents ?? null, dataset: data?.x_dataset ?? null, run: data?.x_run ?? null, end: null, turns: [] };
      stage = 0;
    } else if (starts(LOG_LINES.satisfied, LOG_LINES.satisfiedSkipped)) {
      const turn = turnAt(1);
      turn.satisfied = data?.decisions ?? [];
      turn.inferred = data?.newly_inferred_indexes ?? (starts(LOG_LINES.satisfiedSkipped) ? [] : null);
      turn.counts = data?.x_counts ?? null;
    } else if (starts(LOG_LINES.asked, LOG_LINES.askedSkipped)) {
      const turn = turnAt(2);
      turn.asked = data?.decisions ?? [];
      turn.matched = data?.matched_indexes ?? (starts(LOG_LINES.askedSkipped) ? [] : null);
    } else if (starts(LOG_LINES.reply)) turnAt(3).updated = data?.updated_indexes ?? null;
    else if (starts(LOG_LINES.closed) && data?.x_reason) log.end = { reason: data.x_reason, text: data.x_text ?? null };
  }
  return log;
}

export const plainWords = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The place from 0 of the intent that a decision is about; null: none. */
export function placeOf({ idx, content }: OfficialDecision, contents: readonly string[]): number | null {
  const at = (idx ?? 0) - 1;
  if (content !== null && content !== undefined) {
    const same = contents.flatMap((one, i) => (plainWords(one) === plainWords(content) ? [i] : []));
    if (same.length > 0) return same.includes(at) ? at : same[0]!;
  }
  return at >= 0 && at < contents.length ? at : null;
}

export const saysYes = ({ decision }: OfficialDecision): boolean => decision?.trim().toUpperCase() === 'YES';
