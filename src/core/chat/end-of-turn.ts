/**
 * The token by which a model ends what it says. What tokenizers call the end of a text is not always that of a turn: Llama 3's files name either.
 * The template knows: it is the first special token that stands behind what an assistant said.
 */
import type { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';
import { ChatTemplateError, renderTemplate } from './render-template.ts';

/** Stands for what an assistant said; a private-use character, which no template writes. */
const SAID = '\uf8fd';

/** Null: nothing says. */
export function endOfTurn(tokenizer: PublishedTokenizer, template: string | null): number | null {
  const named = tokenizer.eos === null ? null : tokenizer.idOf(tokenizer.eos);
  if (template === null) return named;
  const behind = behindAnswer(tokenizer, template);
  const marks = [...tokenizer.added].filter((mark) => mark.trim() === mark && mark !== '' && behind.includes(mark));
  // of two that begin at one place the longer is meant
  const [first] = marks.sort((a, b) => behind.indexOf(a) - behind.indexOf(b) || b.length - a.length);
  return first === undefined ? named : tokenizer.idOf(first);
}

function behindAnswer(tokenizer: PublishedTokenizer, template: string): string {
  try {
    const text = renderTemplate(tokenizer, template, [{ role: 'user', content: 'a' }, { role: 'assistant', content: SAID }], { think: false, itsTurn: false });
    return text.includes(SAID) ? text.slice(text.lastIndexOf(SAID) + 1) : '';
  } catch (error) {
    // it refuses a conversation that ends so; the next one may be to its liking
    if (error instanceof ChatTemplateError) return '';
    throw error;
  }
}
