/** A model that can be asked outside of the conversation that is shown with it: types alone, between whoever holds it and whoever asks. */
import type { ChatMessage } from './render-template.ts';

/** `again`: trying once more may help. */
export type Told<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly again: boolean; readonly sentence: string };

export interface Written {
  /** Thoughts included, between <think> and </think>. */
  readonly text: string;
  readonly tokens: { readonly prompt: number; readonly completion: number };
  /** It ended because it was as long as it may be. */
  readonly cut: boolean;
}

export interface AskedModel {
  readonly title: string;
  /** Tokens that these messages take, and how many there is room for beside an answer. */
  fit(messages: readonly ChatMessage[]): Promise<Told<{ readonly tokens: number; readonly room: number }>>;
  /** `onText`: a piece of what is being written. Rejects with the signal's reason where that was aborted. */
  ask(messages: readonly ChatMessage[], onText: (piece: string) => void, signal: AbortSignal): Promise<Told<Written>>;
}
