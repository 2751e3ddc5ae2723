/**
 * What passes between a page and the worker that runs models which others published (chat.worker.ts): types alone. It has a GPU device of its
 * own, so that a model too large for it takes no run of the shipped pair down. An answer is a run: its events are those of every other
 * (protocol.ts), one batch a round, acknowledged by the page.
 */
import type { ChatMessage } from '#core/chat/render-template.ts';
import type { ModelDrafter } from '#core/trace/run-config.ts';
import type { DrafterName, ModelIdentity } from '#core/trace/events.ts';
import type { Capability, EngineMessage, Failure } from './protocol.ts';

/** Where a model is to come from. */
export type ModelChoice =
  /** As a visitor types it: an id of the Hugging Face Hub ("owner/name", "owner/name/file.gguf") or a URL. */
  | { readonly kind: 'address'; readonly address: string }
  /** Of what this browser keeps; no network is needed. */
  | { readonly kind: 'kept'; readonly key: string }
  /** Chosen from the visitor's disk; they stay where they are. */
  | { readonly kind: 'files'; readonly files: readonly File[] };

export interface ModelSettings {
  /** Bits that weights stored as plain floats are kept in; what a file has packed stays as it is. */
  readonly bits: 4 | 8 | 32;
  /** Positions of the cache; the model's own most, if that is less. */
  readonly context: number;
  /** Bits that a number of the cache is kept in. */
  readonly cacheBits: 16 | 32;
}

/** On the GPU. */
export interface MemoryNeed {
  readonly weightsBytes: number;
  readonly cacheBytes: number;
  /** Activations, logits and the like. */
  readonly workBytes: number;
  readonly context: number;
  /** Why this GPU cannot hold it, and what would help; null: nothing speaks against it. */
  readonly refusal: string | null;
}

/** What loading a model would take, before anything of size is fetched. */
export interface ModelOffer {
  readonly title: string;
  readonly downloadBytes: number;
  /** Of these, what this browser keeps already. */
  readonly keptBytes: number;
  /** Other files of the same repository that could be taken instead. */
  readonly choices: readonly { readonly address: string; readonly name: string; readonly bytes: number }[];
  /** Null where the server gives no part of a file by itself: known when it is loaded. */
  readonly memory: MemoryNeed | null;
}

/** A model that stands ready. */
export interface ReadyModel {
  readonly identity: ModelIdentity;
  /** How its weights are kept, for people: "Q4_1", "4 bits, packed here", "f32". */
  readonly weights: string;
  readonly memory: MemoryNeed;
  /** What it would draft as, or drafts as. */
  readonly drafts: ModelDrafter;
  /** Tokens that it can draft a round. */
  readonly mostDrafts: number;
  /** It has a chat template; else it goes on with a text. */
  readonly chats: boolean;
  /** It can think before it answers, if it is asked to. */
  readonly thinks: boolean;
}

/** A model in this browser's private files. */
export interface KeptModel {
  readonly key: string;
  readonly title: string;
  readonly address: string;
  readonly bytes: number;
  readonly totalBytes: number;
  /** False: a download that broke off and can go on. */
  readonly whole: boolean;
}

export interface ModelProgress {
  /** Downloading, or on its way to the GPU. */
  readonly stage: 'download' | 'gpu';
  readonly bytes: number;
  readonly totalBytes: number;
}

/** A failure is a value: an error that crosses the worker's edge would lose its cause. */
export type Answered<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Failure);

export interface ChatRequest {
  /** The last is the visitor's. */
  readonly messages: readonly ChatMessage[];
  readonly think: boolean;
  readonly drafter: DrafterName;
  readonly gamma: number;
  readonly temperature: number;
  readonly seed: number;
  readonly maxTokens: number;
}

/** Tokens that a conversation takes as the model is told it, and how many the context has room for beside the answer. */
export interface Fit {
  readonly tokens: number;
  readonly room: number;
}

/** Engine -> page, over an answer's port; `begins` comes first. A long prompt is read for a while, and `reading` says how far that is, in tokens. */
export type ChatAnswerMessage =
  | EngineMessage
  | { readonly kind: 'begins'; /** the prompt left the model in the middle of its thoughts */ readonly thinking: boolean }
  | { readonly kind: 'reading'; readonly read: number; readonly of: number };

export interface ChatCommands {
  probe(): Promise<Capability>;
  look(choice: ModelChoice, settings: ModelSettings): Promise<Answered<ModelOffer>>;
  /** What the model that was looked at last would take if it were loaded otherwise; nothing is read for it. */
  reckon(settings: ModelSettings): Promise<Answered<ModelOffer['memory']>>;
  /** Takes the place of the model before only once it stands ready; where it cannot, that one stays. */
  load(choice: ModelChoice, settings: ModelSettings, onProgress: (progress: ModelProgress) => void): Promise<Answered<ReadyModel>>;
  /**
   * What drafts for the first model: a second one of the same vocabulary, or an EAGLE-3 or DFlash drafter that was made for it. It takes the
   * place of another drafter, and is gone when another first model is loaded.
   */
  loadDraft(choice: ModelChoice, settings: ModelSettings, onProgress: (progress: ModelProgress) => void): Promise<Answered<ReadyModel>>;
  /** Ends a load that is under way; what was downloaded is kept. */
  cancelLoad(): Promise<void>;
  /** Gives back what the models hold: room for one that does not fit beside them. */
  unload(): Promise<void>;
  kept(): Promise<readonly KeptModel[]>;
  forget(key: string): Promise<Answered<null>>;
  /** Reckons; nothing is answered. */
  fit(request: Pick<ChatRequest, 'messages' | 'think' | 'maxTokens'>): Promise<Answered<Fit>>;
  /** Resolves when the answer has ended and its port is closed; failures come over the port as a sentence. */
  chat(request: ChatRequest, port: MessagePort): Promise<void>;
  stop(): Promise<void>;
}

/** The commands as a page holds them. */
export interface ChatConnection extends ChatCommands {
  readonly connected: boolean;
  /** What was asked and not answered yet rejects, with a sentence that may be given. */
  disconnect(why?: string): void;
}
