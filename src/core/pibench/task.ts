/**
 * A persona and its tasks, as the rest of the room reads them: schema v2 of π-Bench (pibench.md 3.2-3.6) once its contract has been seen to
 * hold, with our own extensions (keys `x_` in the files, docs/pibench-tasks.md), which an official task lacks.
 */
import type { AppData } from './apps/app-data.ts';
import type { Detector, QuestionDetector } from './rules/detector.ts';

export const INTENT_KINDS = ['structure', 'content', 'constraint', 'preference', 'process', 'safety'] as const;
export type IntentKind = (typeof INTENT_KINDS)[number];

/** Where an intent could be known from before anyone says it. */
export type IntentSource =
  | { readonly from: 'domain' | 'profile' }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'session'; readonly task: string; readonly intent: string };

/** A call of a tool, as an agent makes it. */
export interface ToolCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Something that a scripted agent says and does. */
export interface Reply {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly tools: readonly ToolCall[];
}

/** Labelled snippets of an intent: what the judge must say of them. */
export interface Examples {
  readonly does: readonly string[];
  readonly doesNot: readonly string[];
  readonly asks: readonly string[];
  readonly asksNot: readonly string[];
}

export interface HiddenIntent {
  /** Ours: unique in the task. An official one is called by its place: `1`, `2`, ... */
  readonly id: string;
  /** What the user says when it has to be told. */
  readonly content: string;
  /** It was said in the opening already (official `status: provided`). */
  readonly provided: boolean;
  readonly kind: IntentKind | null;
  readonly source: IntentSource | null;
  /** `content` as one would say it. */
  readonly spoken: string | null;
  /** What an assistant who thought of it would add, before or after the body of its answer. */
  readonly part: (Reply & { readonly place: 'before' | 'after' }) | null;
  readonly does: Detector | null;
  readonly asks: QuestionDetector | null;
  readonly examples: Examples | null;
}

export interface Criterion {
  readonly text: string;
  /** > 0. */
  readonly weight: number;
  readonly rule: Detector | null;
}

/** seed: a later task leans on it; dependent: leans on seeds; independent: neither. Only the last two are scored. */
export type TaskRole = 'seed' | 'dependent' | 'independent';

export interface Task {
  readonly id: string;
  readonly persona: string;
  readonly title: string;
  readonly description: string;
  readonly role: TaskRole;
  /** Ids of its seeds, in the episode's order. */
  readonly seeds: readonly string[];
  readonly opening: string;
  readonly intents: readonly HiddenIntent[];
  readonly criteria: readonly Criterion[];
  /** Files whose text the judges see. */
  readonly filesRead: readonly string[];
  /** Text files that lie in the workspace when the task begins, by path. */
  readonly workspace: Readonly<Record<string, string>>;
  readonly apps: AppData;
  /** A literal answer to the opening; null: the task has none (an official one). */
  readonly passive: Reply | null;
  /** What an eager agent would have done and should not have. */
  readonly overdo: Reply | null;
  readonly difficulty: string | null;
  readonly trap: string | null;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
  /** Who that is in a few words; empty in an official profile. */
  readonly line: string;
  readonly role: string;
  readonly preferences: Readonly<Record<string, string>>;
  readonly goals: readonly string[];
  readonly tools: readonly string[];
  /** In play order. */
  readonly tasks: readonly Task[];
}

/** What is run and scored together. */
export interface Dataset {
  /** `own`, or what the visitor's folder was called. */
  readonly name: string;
  readonly kind: 'own' | 'official';
  /** SHA-256 of what was read, so that runs of different sets are never mixed. */
  readonly hash: string;
  readonly personas: readonly Persona[];
}
