/**
 * What a judge is asked after every message of the assistant (pibench.md 4 and 8.3): which intents that are still pending it satisfied, which
 * it asked about, and which criteria hold by now. The rule judge and one that is a language model stand behind this one interface.
 */
import type { Criterion, HiddenIntent, ToolCall } from './task.ts';

/** Half-open span of characters: of the message, or of a file that it wrote. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  /** Absent: the message. */
  readonly file?: string;
}

export interface Verdict {
  readonly yes: boolean;
  /** What it rests on; empty where nothing can be pointed at (a tool's call, a length). */
  readonly evidence: readonly Evidence[];
  /** The judge gave no usable answer: counts as no, and is shown. */
  readonly failed?: boolean;
}

/** How a targeted question was put: open, or with what there is to choose from. */
export type QuestionStyle = 'clarify' | 'options';

export interface AskVerdict extends Verdict {
  /** null where the answer is no. */
  readonly style: QuestionStyle | null;
}

/** What a judge sees. Intents are judged by the latest message alone, criteria by the whole session so far (pibench.md 4 and 5). */
export interface JudgedTurn {
  readonly message: string;
  /** Its messages before that, in order: of weight for criteria alone. Absent: none. */
  readonly earlier?: readonly string[];
  /** Files of `filesRead` that the agent wrote, with their text now. */
  readonly files: Readonly<Record<string, string>>;
  /** Calls of the session so far, in order. */
  readonly tools: readonly ToolCall[];
  /** What the user said so far: repeated in quotes it counts for nothing. */
  readonly userSaid: readonly string[];
}

export interface Judge {
  readonly name: string;
  /** A verdict for each, in order. */
  satisfied(turn: JudgedTurn, intents: readonly HiddenIntent[], signal?: AbortSignal): Promise<readonly Verdict[]>;
  asked(turn: JudgedTurn, intents: readonly HiddenIntent[], signal?: AbortSignal): Promise<readonly AskVerdict[]>;
  criteria(turn: JudgedTurn, criteria: readonly Criterion[], signal?: AbortSignal): Promise<readonly Verdict[]>;
}
