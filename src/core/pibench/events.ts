/**
 * The alphabet of a π-Bench run: every screen and every score is a pure function of a header and a list of these events (pibench.md 8.1),
 * whether the run is live, recorded or imported.
 *
 *   session  one per task, in the order of play     user, tool, file, message ... what happened, in order
 *   verdicts once after each message                 intent ... one per change of an intent's state, right behind the verdicts
 *   close    ends a session                          end ... ends the run
 *
 * Turns count the assistant's messages of a session, from 1. No event holds a time: the scored part has no clock.
 */
import type { AppData } from './apps/app-data.ts';
import type { AskVerdict, Verdict } from './judge.ts';
import type { AgentSpec } from './agents/agent.ts';

export const PIBENCH_FORMAT = 'slipstream-pibench';
export const PIBENCH_VERSION = 1;

export const MEMORY_MODES = ['none', 'transcript', 'notes', 'workspace', 'perfect'] as const;
/** What an agent keeps of earlier sessions. */
export type MemoryMode = (typeof MEMORY_MODES)[number];

/** pending until it is one of the other three; unreached is what is still pending when a session closes. Words of the page; the paper's and the code's: state-words.ts. */
export type IntentState = 'pending' | 'anticipated' | 'asked' | 'missed' | 'unreached';

/** resolved: nothing is pending any more. stopped: by the visitor. */
export type CloseReason = 'resolved' | 'max-turns' | 'time-out' | 'error' | 'stopped';

export interface RunHeader {
  readonly format: typeof PIBENCH_FORMAT;
  readonly version: typeof PIBENCH_VERSION;
  readonly dataset: { readonly name: string; readonly kind: 'own' | 'official'; readonly hash: string };
  readonly persona: string;
  /** Tasks to be played, in order. */
  readonly tasks: readonly string[];
  readonly agent: AgentSpec;
  readonly memory: MemoryMode;
  /** The judge's name; `recorded`: verdicts came with an imported run. */
  readonly judge: string;
  /** Unsigned 32-bit. */
  readonly seed: number;
  /** Assistant's messages of a session at most. */
  readonly maxTurns: number;
  /** The user reveals an intent in its own words (official), or in `spoken` ones. */
  readonly reveal: 'official' | 'spoken';
}

export interface SessionEvent {
  readonly type: 'session';
  readonly task: string;
  readonly files: readonly string[];
  readonly apps: AppData;
  /** What the agent remembers as it begins, in words; empty: nothing. */
  readonly memory: string;
}

/** Why the user said it: the opening; because the assistant asked; because it had not thought of it. */
export type UserReason = 'opening' | 'asked' | 'told';

export interface UserEvent {
  readonly type: 'user';
  readonly text: string;
  readonly reason: UserReason;
  /** Intents that it reveals, by id. */
  readonly reveals: readonly string[];
}

export interface ToolEvent {
  readonly type: 'tool';
  readonly turn: number;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** As the agent got it. */
  readonly result: string;
  /** The tool refused. */
  readonly failed?: boolean;
}

export interface FileEvent {
  readonly type: 'file';
  readonly turn: number;
  readonly path: string;
  readonly text: string;
}

/** A piece of a message while it is being written; the whole one follows as `message`. */
export interface DeltaEvent {
  readonly type: 'delta';
  readonly turn: number;
  readonly text: string;
}

export interface MessageEvent {
  readonly type: 'message';
  readonly turn: number;
  readonly text: string;
  /** As the endpoint counted them; absent: not told. */
  readonly tokens?: { readonly prompt: number; readonly completion: number };
}

export interface VerdictsEvent {
  readonly type: 'verdicts';
  readonly turn: number;
  /** Of the intents that were pending, by id. */
  readonly satisfied: Readonly<Record<string, Verdict>>;
  /** Of those that were not satisfied. */
  readonly asked: Readonly<Record<string, AskVerdict>>;
  /** Of the task's criteria, in order; empty: it has none. */
  readonly criteria: readonly Verdict[];
  /** Questions that the message put, and blocks of it that were no question: of these, how many bore on an intent or a criterion. */
  readonly questions: number;
  readonly blocks: number;
  readonly servingBlocks: number;
}

export interface IntentEvent {
  readonly type: 'intent';
  readonly turn: number;
  readonly intent: string;
  readonly to: Exclude<IntentState, 'pending'>;
}

export interface CloseEvent {
  readonly type: 'close';
  readonly task: string;
  readonly turn: number;
  readonly reason: CloseReason;
  /** What happened and what to do; only of error and time-out. */
  readonly text?: string;
}

export type PiEvent =
  | SessionEvent
  | UserEvent
  | ToolEvent
  | FileEvent
  | DeltaEvent
  | MessageEvent
  | VerdictsEvent
  | IntentEvent
  | CloseEvent
  | { readonly type: 'memory'; readonly task: string; readonly text: string }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'end' };

export interface PiRun {
  readonly header: RunHeader;
  readonly events: readonly PiEvent[];
}
