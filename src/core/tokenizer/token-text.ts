/**
 * The text of single tokens. A token may end in the middle of a character; its stray bytes are then kept as lone surrogates,
 * U+DC80 to U+DCFF (Python's "surrogateescape", PEP 383). So every token has a string of its own, nothing is lost when a log
 * stores them one by one, and `joinTokenTexts` puts the characters together again, as text streams in.
 */
const ESCAPE = 0xdc00;
/** Of a character by code points: half a pair is no character of its own there. */
const isStray = (character: string): boolean => /^[\udc80-\udcff]$/.test(character);

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Bytes as text; what is no complete character stays as escapes. */
export function escapeBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    text += length > 0 ? strict.decode(bytes.subarray(at, at + length)) : String.fromCharCode(ESCAPE + bytes[at]!);
    at += Math.max(1, length);
  }
  return text;
}

/** Bytes of the character that begins at `at`; 0 if none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    try {
      strict.decode(bytes.subarray(at, at + length));
      return length;
    } catch {
      // not yet a character, or never one
    }
  }
  return 0;
}

/** The text of tokens that follow one another. A character whose last bytes are still to come stays escaped at the end. */
export function joinTokenTexts(texts: readonly string[]): string {
  const joined = texts.join('');
  return joined.replace(/[\udc80-\udcff]+/g, (stray, at: number) => {
    // the second half of a real character outside the basic plane looks like an escape: leave it alone
    const before = at > 0 ? joined.charCodeAt(at - 1) : 0;
    const start = before >= 0xd800 && before <= 0xdbff ? 1 : 0;
    const bytes = Uint8Array.from(stray.slice(start), (unit) => unit.charCodeAt(0) - ESCAPE);
    return stray.slice(0, start) + escapeBytes(bytes);
  });
}

/** The same, token by token: a character that tokens cut apart goes to the one that begins it, and the others keep the rest. */
export function joinedByToken(texts: readonly string[]): readonly string[] {
  const joined = texts.map(() => '');
  let stray: { readonly byte: number; readonly owner: number }[] = [];
  const settle = (): void => {
    let at = 0;
    for (const character of escapeBytes(Uint8Array.from(stray, ({ byte }) => byte))) {
      joined[stray[at]!.owner] += character;
      at += isStray(character) ? 1 : encoder.encode(character).length;
    }
    stray = [];
  };
  for (const [owner, text] of texts.entries()) {
    for (const character of text) {
      if (isStray(character)) {
        stray.push({ byte: character.charCodeAt(0) - ESCAPE, owner });
      } else {
        settle();
        joined[owner] += character;
      }
    }
  }
  settle();
  return joined;
}

/** For the eye: stray bytes as \xE2, so that no token looks empty or broken. */
export function visibleTokenText(text: string): string {
  return Array.from(text, (character) => {
    return isStray(character) ? `\\x${(character.charCodeAt(0) - ESCAPE).toString(16).toUpperCase()}` : character;
  }).join('');
}
