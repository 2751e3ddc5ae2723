/**
 * What the rules make of one reply, as if it were the assistant's first (pibench.md 8.5, Author): which intents it satisfies, which it asks
 * about, which criteria hold. All of them are asked, so that an author sees also what the course of a session would not come to.
 */
import type { AskVerdict, JudgedTurn, Verdict } from '../judge.ts';
import type { Task } from '../task.ts';
import { askedByRules, criteriaByRules, satisfiedByRules } from './rule-judge.ts';

export interface TriedReply {
  /** By intent, in order. A verdict that failed: it has no such detector. */
  readonly intents: readonly { readonly id: string; readonly did: Verdict; readonly asked: AskVerdict }[];
  readonly criteria: readonly Verdict[];
}

/** `path`: the reply is that file, written beside an empty message; null: it is the message. */
export function tryReply(task: Task, reply: string, path: string | null): TriedReply {
  const turn: JudgedTurn = { message: path === null ? reply : '', files: path === null ? {} : { [path]: reply }, tools: [], userSaid: [task.opening] };
  const [did, asked] = [satisfiedByRules(turn, task.intents), askedByRules(turn, task.intents)];
  return { intents: task.intents.map(({ id }, i) => ({ id, did: did[i]!, asked: asked[i]! })), criteria: criteriaByRules(turn, task.criteria) };
}
