/**
 * A token's text as it stands in running text. A line break stands outside of its mark, behind its sign, so that no box is two lines tall, and
 * so does whitespace before a word, so that words keep their places.
 */
export interface TokenLine {
  readonly lead: string;
  readonly body: string;
  /** A line break follows. */
  readonly breaks: boolean;
}

export function tokenLines(text: string): readonly TokenLine[] {
  const lines = text.split('\n');
  return lines
    .map((line, i): TokenLine => {
      const breaks = i < lines.length - 1;
      const body = line.trimStart();
      return body === '' && !breaks ? { lead: '', body: line, breaks } : { lead: line.slice(0, line.length - body.length), body, breaks };
    })
    .filter(({ body, breaks }) => lines.length === 1 || body !== '' || breaks);
}
