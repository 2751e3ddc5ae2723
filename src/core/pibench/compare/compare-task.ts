/**
 * Two runs on the same task, side by side (pibench.md 8.5): what each said turn by turn, what became of each intent, which criteria held when, and
 * where the two part. A function of both logs.
 */
import type { CloseReason, IntentState, PiEvent, UserReason } from '../events.ts';
import type { Task } from '../task.ts';
import { wordsIn } from '../score/session-record.ts';
import type { Ended } from '../view/state-words.ts';

export interface ComparedTurn {
  readonly turn: number;
  readonly message: string;
  readonly changes: readonly { readonly intent: string; readonly to: Ended }[];
  readonly questions: number;
  /** What the user said to it; null: the session was over. */
  readonly reply: { readonly text: string; readonly reason: UserReason } | null;
  /** Whether each criterion held behind it; empty: the task has none. */
  readonly criteria: readonly boolean[];
}

export interface ComparedSide {
  readonly turns: readonly ComparedTurn[];
  readonly outcomes: ReadonlyMap<string, { readonly to: Ended; readonly turn: number }>;
  /** Of the user, behind the opening. */
  readonly userWords: number;
  readonly questions: number;
  readonly closed: CloseReason | null;
}

/** Of one criterion in one run. regressed: it held, and held no longer at the end. */
export type CriterionFate = 'met' | 'regressed' | 'unmet';

export type Difference =
  | { readonly about: 'intent'; readonly intent: string; readonly a: IntentState; readonly b: IntentState }
  | { readonly about: 'criterion'; readonly index: number; readonly a: CriterionFate; readonly b: CriterionFate };

type Building = { -readonly [Key in keyof ComparedTurn]: ComparedTurn[Key] };

/** The latest session of the task in a log; null: it was not played. */
export function comparedSide(events: readonly PiEvent[], task: string): ComparedSide | null {
  const start = events.findLastIndex((event) => event.type === 'session' && event.task === task);
  if (start === -1) return null;
  const turns: Building[] = [];
  const outcomes = new Map<string, { to: Ended; turn: number }>();
  let userWords = 0;
  for (const event of events.slice(start + 1)) {
    const turn = turns.at(-1);
    switch (event.type) {
      case 'session': case 'end': return { turns, outcomes, userWords, questions: questionsIn(turns), closed: null };
      case 'message': turns.push({ turn: event.turn, message: event.text, changes: [], questions: 0, reply: null, criteria: [] }); break;
      case 'verdicts': if (turn) [turn.criteria, turn.questions] = [event.criteria.map(({ yes }) => yes), event.questions]; break;
      case 'intent':
        outcomes.set(event.intent, { to: event.to, turn: event.turn });
        if (turn) turn.changes = [...turn.changes, { intent: event.intent, to: event.to }];
        break;
      case 'user':
        if (!turn) break;
        turn.reply = { text: event.text, reason: event.reason };
        userWords += wordsIn(event.text);
        break;
      case 'close': return { turns, outcomes, userWords, questions: questionsIn(turns), closed: event.reason };
      case 'tool': case 'file': case 'delta': case 'memory': case 'notice':
    }
  }
  return { turns, outcomes, userWords, questions: questionsIn(turns), closed: null };
}

const questionsIn = (turns: readonly ComparedTurn[]): number => turns.reduce((sum, { questions }) => sum + questions, 0);

export function criterionFate({ turns }: ComparedSide, index: number): CriterionFate {
  if (!turns.some(({ criteria }) => criteria[index] === true)) return 'unmet';
  return turns.at(-1)!.criteria[index] === true ? 'met' : 'regressed';
}

/** It held in some turn before and does not here. */
export const isRegression = ({ turns }: ComparedSide, turn: number, index: number): boolean =>
  turns[turn]?.criteria[index] === false && turns.slice(0, turn).some(({ criteria }) => criteria[index] === true);

export const stateOn = ({ outcomes }: ComparedSide, intent: string): IntentState => outcomes.get(intent)?.to ?? 'pending';

/** Intents in the task's order, then criteria: those alone that came out otherwise. */
export function differencesOf(task: Task, a: ComparedSide, b: ComparedSide): readonly Difference[] {
  const intents = task.intents.map(({ id }): Difference => ({ about: 'intent', intent: id, a: stateOn(a, id), b: stateOn(b, id) }));
  const criteria = task.criteria.map((_, index): Difference => ({ about: 'criterion', index, a: criterionFate(a, index), b: criterionFate(b, index) }));
  return [...intents, ...criteria].filter((one) => one.a !== one.b);
}
