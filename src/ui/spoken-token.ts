/** A token in a sentence: quoted, with whitespace put into words and stray bytes as \xE2, for screen readers and labels. */
import { visibleTokenText } from '#core/tokenizer/token-text.ts';

export function spokenToken(text: string): string {
  if (text === ' ') return '(space)';
  const spoken = visibleTokenText(text).replaceAll('\n', ' (new line) ').trim();
  return spoken.startsWith('(new line)') && spoken.length === 10 ? spoken : `“${spoken}”`;
}
