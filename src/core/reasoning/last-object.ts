/** The last JSON object in a model's reply that has a given key: what a reply with thoughts or words around it comes to. Braces within its strings are text. */
const SEARCHED = 20_000;
/** So many braces are tried, the last first: of a flood of them the rest is not read. */
const MOST_TRIED = 200;

/** Where the object that begins at a brace ends, or -1. */
function endOf(text: string, start: number): number {
  let [depth, quoted] = [0, false];
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (quoted && letter === '\\') at++;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === '{') depth++;
    else if (!quoted && letter === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

export function lastObject(reply: string, key: string): Readonly<Record<string, unknown>> | null {
  const text = reply.slice(-SEARCHED);
  let start = text.length;
  for (let tried = 0; tried < MOST_TRIED && start > 0; tried++) {
    start = text.lastIndexOf('{', start - 1);
    if (start < 0) return null;
    const end = endOf(text, start);
    if (end < 0) continue;
    try {
      const value = JSON.parse(text.slice(start, end)) as Record<string, unknown>;
      if (key in value) return value;
    } catch {
      // not JSON: an earlier one may be
    }
  }
  return null;
}
