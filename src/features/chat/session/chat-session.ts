/**
 * What the chat stands at: which models are ready, what is being chosen, what was said, how to answer. An answer lives in its log, outside
 * of this store; nothing here is derived from it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventLog } from '#core/trace/event-log.ts';
import type { KeptModel, ModelChoice, ModelOffer, ModelProgress, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';
import type { Failure } from '#engine/protocol.ts';
import { DEFAULT_ANSWER, DEFAULT_MODEL, type AnswerSettings } from './chat-settings.ts';

/** The model that answers, or what drafts for it. */
export type Slot = 'target' | 'draft';

/** What is to be loaded, and where a link would find it; null: on this disk alone. */
export interface Wanted {
  readonly choice: ModelChoice;
  readonly address: string | null;
  /** As a visitor would call it, before its files say more. */
  readonly title: string;
}

export type ChoosingAt =
  /** Nothing yet. */
  | { readonly kind: 'open' }
  /** A link names it; nobody was asked for it yet. */
  | { readonly kind: 'linked'; readonly wanted: Wanted }
  | { readonly kind: 'looking'; readonly wanted: Wanted }
  | { readonly kind: 'offer'; readonly wanted: Wanted; readonly offer: ModelOffer }
  | { readonly kind: 'loading'; readonly wanted: Wanted; readonly offer: ModelOffer; readonly progress: ModelProgress | null; /** of a download, as far as its pace says */ readonly msLeft: number | null }
  /** While it was looked at, or loaded. */
  | { readonly kind: 'failed'; readonly wanted: Wanted; readonly offer: ModelOffer | null; readonly failure: Failure };

export interface Choosing {
  readonly slot: Slot;
  readonly at: ChoosingAt;
}

export interface Loaded {
  readonly model: ReadyModel;
  readonly wanted: Wanted;
}

export interface Question {
  readonly kind: 'question';
  readonly text: string;
}

/** How far the model is in a long prompt, in tokens. */
export interface Reading {
  readonly read: number;
  readonly of: number;
}

export interface Answer {
  readonly kind: 'answer';
  /** Null: it is read, or short. */
  readonly reading: Reading | null;
  /** Null: none has begun. */
  readonly log: EventLog | null;
  /** Written before the page was loaded anew: its log is gone. */
  readonly text: string;
  /** The prompt left the model in the middle of its thoughts. */
  readonly begun: boolean;
  /** Why there is no log. */
  readonly failure: Failure | null;
}

export type Turn = Question | Answer;

export const NO_ANSWER: Answer = { kind: 'answer', reading: null, log: null, text: '', begun: false, failure: null };

export interface ChatSession {
  readonly target: Loaded | null;
  readonly draft: Loaded | null;
  /** Null: the chooser is folded, and the conversation is the page. */
  readonly choosing: Choosing | null;
  readonly settings: ModelSettings;
  readonly kept: readonly KeptModel[];
  readonly turns: readonly Turn[];
  /** The last turn is being written. */
  readonly answering: boolean;
  readonly how: AnswerSettings;
  /** γ follows what passes were measured to take on this device. */
  readonly paced: boolean;
  /** Each token shows who wrote it. */
  readonly hands: boolean;
  /** What stands in the box. */
  readonly writing: string;
  /** How the latest command went, where the page itself does not show it. */
  readonly said: string;

  readonly set: (part: Partial<Omit<ChatSession, 'set' | 'amend'>>) => void;
  /** Changes the last turn, which is an answer. */
  readonly amend: (part: Partial<Omit<Answer, 'kind'>>) => void;
}

export type ChatStore = StoreApi<ChatSession>;

export type ChatState = Partial<Omit<ChatSession, 'set' | 'amend'>>;

export function createChatSession(beginning: ChatState = {}): ChatStore {
  return createStore<ChatSession>()((set, get) => ({
    target: null, draft: null, choosing: { slot: 'target', at: { kind: 'open' } }, settings: DEFAULT_MODEL, kept: [], turns: [], answering: false,
    how: DEFAULT_ANSWER, paced: true, hands: true, writing: '', said: '', ...beginning,

    set,
    amend: (part) => {
      const { turns } = get();
      const last = turns.at(-1);
      if (last?.kind === 'answer') set({ turns: [...turns.slice(0, -1), { ...last, ...part }] });
    },
  }));
}
