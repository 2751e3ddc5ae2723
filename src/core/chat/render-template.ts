/** A model's chat template (Jinja, as tokenizer_config.json has it) filled in with a conversation, by @huggingface/jinja. */
import { Template } from '@huggingface/jinja';
import type { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The template is broken, or refuses this conversation; the message says why. */
export class ChatTemplateError extends Error {
  override readonly name = 'ChatTemplateError';
}

export interface RenderOptions {
  /** Asks models that can do either to think first; others do not look at it. */
  readonly think: boolean;
  /** The model speaks next. */
  readonly itsTurn: boolean;
}

export function renderTemplate({ bos, eos }: Pick<PublishedTokenizer, 'bos' | 'eos'>, template: string, messages: readonly ChatMessage[], { think, itsTurn }: RenderOptions): string {
  try {
    return new Template(template).render({ messages, add_generation_prompt: itsTurn, enable_thinking: think, bos_token: bos ?? '', eos_token: eos ?? '' });
  } catch (error) {
    throw new ChatTemplateError(`The model's chat template could not be followed (${error instanceof Error ? error.message : String(error)}). Begin a new conversation, or choose another file of the model.`);
  }
}
