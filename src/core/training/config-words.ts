/** A training's choices as words, each under a name of its own: for a link (`train-opd-decay=1`) and for the command line (`--opd-decay 1`). */
import { CHOICE_KEYS, choiceOf, type ChoiceKey } from './config-changes.ts';
import { DEFAULT_TRAINING } from './training-config.ts';

export const wordName = (key: ChoiceKey): string => key.replace('.', '-');

/** What the words mean, for settleTraining to judge. null: not given. */
export function choicesOfWords(word: (name: string) => string | null): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (const key of CHOICE_KEYS) {
    const value = meant(word(wordName(key)), choiceOf(DEFAULT_TRAINING, key));
    const [first, own] = key.split('.') as [string, string?];
    if (own === undefined) given[first] = value;
    else given[first] = { ...(given[first] as object | undefined), [own]: value };
  }
  return given;
}

/** As what it is meant: a number, yes or no, or a word. */
function meant(text: string | null, like: unknown): unknown {
  if (text === null) return undefined;
  if (typeof like === 'number') return text.trim() === '' ? NaN : Number(text);
  return typeof like === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
