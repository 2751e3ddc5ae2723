/** A model's chat template (Jinja, as tokenizer_config.json has it) filled in with a conversation, by @huggingface/jinja, which is given an end. */
import { Environment, parse, Template, tokenize } from '@huggingface/jinja';
import type { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';
import { BoundedInterpreter, boundedRange } from './bounded-interpreter.ts';

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

/** What every template can name; `Template` would set the same, and runs without an end. */
const GLOBALS = {
  true: true, True: true, false: false, False: false, none: null, None: null,
  range: boundedRange,
  raise_exception: (reason: string): never => { throw new Error(reason); },
  strftime_now: (format: string): string => new Template('{{ strftime_now(format) }}').render({ format }),
};

export function renderTemplate({ bos, eos }: Pick<PublishedTokenizer, 'bos' | 'eos'>, template: string, messages: readonly ChatMessage[], { think, itsTurn }: RenderOptions): string {
  try {
    return rendered(template, { messages, add_generation_prompt: itsTurn, enable_thinking: think, bos_token: bos ?? '', eos_token: eos ?? '' });
  } catch (error) {
    throw new ChatTemplateError(`The model's chat template could not be followed (${error instanceof Error ? error.message : String(error)}). Begin a new conversation, or choose another file of the model.`);
  }
}

/** As `new Template(template).render(names)` (with the options by which `transformers` reads them), but in a number of steps. */
export function rendered(template: string, names: Readonly<Record<string, unknown>>): string {
  const environment = new Environment();
  for (const [name, value] of Object.entries({ ...GLOBALS, ...names })) environment.set(name, value);
  return new BoundedInterpreter(environment).run(parse(tokenize(template, { lstrip_blocks: true, trim_blocks: true }))).value as string;
}
