/**
 * From a conversation to the tokens that a model goes on from: its own chat template (Jinja, as tokenizer_config.json has it), with what a
 * person wrote kept apart from the template's marks. Text that looks like a special token stays the letters it is made of: nobody can end
 * their turn, or speak in another's name, from within a message.
 */
import type { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';
import { ChatTemplateError, renderTemplate, type ChatMessage } from './render-template.ts';

export interface ChatPrompt {
  readonly tokens: readonly number[];
  /** The template leaves the model in the middle of its thoughts. */
  readonly thinking: boolean;
}

/** Stands inside what looks like a special token while the template is rendered; a private-use character, dropped from messages before. */
const APART = '\uf8fe';
const everyApart = new RegExp(APART, 'g');

/** `think`: asks models that can do either to think first; others do not look at it. `template` null: the messages one below the other. */
export function chatPrompt(tokenizer: PublishedTokenizer, given: string | null, messages: readonly ChatMessage[], think: boolean): ChatPrompt {
  const template = given === '' ? null : given;
  const rendered = template === null ? messages.map(({ content }) => content).join('\n\n') : renderTemplate(tokenizer, template, messages.map((message) => ({ ...message, content: guarded(tokenizer, message.content) })), { think, itsTurn: true });
  // a template writes the first token itself
  const pieces = (template === null ? guarded(tokenizer, rendered) : rendered).split(APART);
  const tokens = pieces.flatMap((piece, i) => tokenizer.encode(piece, template === null && i === 0));
  if (tokens.length === 0) throw new ChatTemplateError('The model\'s chat template made nothing of this conversation. Choose another file of the model.');
  return { tokens, thinking: template !== null && /<think>\s*$/.test(rendered) };
}

/** Puts APART behind the first character of whatever the tokenizer would take for one of its special tokens. */
function guarded(tokenizer: PublishedTokenizer, content: string): string {
  const clean = content.replace(everyApart, '');
  const marks = [...tokenizer.added].filter((mark) => mark.length > 1 && mark.trim() === mark && clean.includes(mark)).sort((a, b) => b.length - a.length);
  return marks.reduce((text, mark) => text.replaceAll(mark, mark[0]! + APART + mark.slice(1)), clean);
}
