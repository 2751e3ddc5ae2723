/** A token in a sentence: quoted, with whitespace put into words, for screen readers and labels. */
export function spokenToken(text: string): string {
  if (text === ' ') return '(space)';
  const spoken = text.replaceAll('\n', ' (new line) ').trim();
  return spoken.startsWith('(new line)') && spoken.length === 10 ? spoken : `“${spoken}”`;
}
