/**
 * Who is under test: something that answers a user who does not say all. Scripted ones (scripted-agents.ts) know the task's own parts; a model
 * behind an endpoint, the one in the tab and a person know only what the request holds.
 */
import type { MemoryMode } from '../events.ts';
import type { Persona, Task, ToolCall } from '../task.ts';

/** What tells two agents apart, as it stands in links and logs: never a key, never a URL with what may be secret. */
export type AgentSpec =
  | { readonly kind: 'scripted'; readonly script: ScriptName; /** of the noisy oracle, 0..1: how likely an intent is done at once, else asked about */ readonly does?: number; readonly asks?: number; /** how likely what it was told is carried out; absent: as that script does */ readonly finishes?: number; /** of the noisy oracle: what earlier sessions taught it does for certain */ readonly recalls?: true }
  | { readonly kind: 'endpoint'; readonly host: string; readonly model: string }
  | { readonly kind: 'tab'; readonly model: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'recorded'; readonly name: string };

export const SCRIPTS = ['passive', 'generic-asker', 'ask-all', 'ask-once', 'profile-reader', 'memory-replayer', 'over-doer', 'noisy-oracle', 'oracle'] as const;
export type ScriptName = (typeof SCRIPTS)[number];

export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** An earlier intent as it is remembered. */
export interface Remembered {
  readonly task: string;
  readonly intent: string;
}

export interface AgentRequest {
  readonly persona: Persona;
  readonly task: Task;
  readonly turn: number;
  readonly messages: readonly { readonly from: 'user' | 'agent'; readonly text: string; /** intents that it revealed */ readonly reveals: readonly string[] }[];
  readonly memory: { readonly mode: MemoryMode; readonly text: string; readonly intents: readonly Remembered[] };
  readonly files: Readonly<Record<string, string>>;
  readonly tools: readonly ToolDescription[];
  /** Calls a tool of the session: the apps answer at once. `failed`: it refused, and `result` says why. */
  call(call: ToolCall): { readonly result: string; readonly failed: boolean };
  /** Tells a piece of the message while it is written. */
  emit(text: string): void;
}

export interface AgentAnswer {
  readonly text: string;
  readonly tokens?: { readonly prompt: number; readonly completion: number };
}

export interface Agent {
  readonly spec: AgentSpec;
  /** Throws an AgentFault where no answer came; an abort where it was stopped. */
  respond(request: AgentRequest, signal: AbortSignal): Promise<AgentAnswer>;
  /** What it wants to keep of the session that ends, at most `lines` lines; absent: nothing of its own. */
  takeNotes?(request: AgentRequest, lines: number, signal: AbortSignal): Promise<string>;
}

/** No answer: whether trying again may help, a sentence for the visitor, and how a session closes that it ends. */
export class AgentFault extends Error {
  readonly again: boolean;
  /** Seconds that the other side asked to wait. */
  readonly waitSeconds: number | null;
  readonly reason: 'error' | 'time-out';

  constructor(sentence: string, again: boolean, waitSeconds: number | null = null, reason: AgentFault['reason'] = 'error') {
    super(sentence);
    this.name = 'AgentFault';
    this.again = again;
    this.waitSeconds = waitSeconds;
    this.reason = reason;
  }
}
