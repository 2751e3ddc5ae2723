/**
 * Logins in the openings of official app tasks are made up, and still nothing to put on a screen in plain sight (pibench.md 3.5): what stands behind
 * "password", "token", "PIN" and their like is masked, with its span, so that a viewer can show it on demand. Rather a word too many than one
 * too few; after a word alone ("reset my password before Friday") only what looks like a secret.
 */

/** Half-open span of characters that is masked. */
export interface Secret {
  readonly start: number;
  readonly end: number;
}

const KEY = String.raw`(?:pass\s?words?|passwords?|pass[\s-]?(?:code|phrase|key)s?|passwd|pwd|pw|pass|(?:access|auth|api|bearer|refresh|session)[\s_-]?(?:token|key)s?|tokens?|bearer|secrets?|api[\s_-]?key|pin(?:\s?code)?|log[\s-]?ins?|logins?|log(?:ged|ging)?\sin|sign[\s-]?in|credentials?|user\s?names?|otp|code)`;
/** Words that may stand between a key and its value: "for the mail account", "for ada". */
const MIDDLE = String.raw`(?:\s+(?:for|of|to|on|at)(?:\s+[\w@.'’-]+){1,4}?)?`;
/** What announces a value; in JSON a quote ends the key before it. */
const SIGN = String.raw`(?:["”'’\x60]?\s*[:=]|\s*(?:->|→|\bis\b|\bare\b|\bwith\b|\bas\b|\())\s*`;
/** In quotes, all of it; else up to the next space. */
const VALUE = String.raw`(?:["“‘'\x60]([^"”’'\x60\n]{1,100})["”’'\x60]|([^\s"“”‘’'\x60(),;]+))`;
const ANNOUNCED = new RegExp(String.raw`(?<![\p{L}\p{N}])${KEY}${MIDDLE}${SIGN}${VALUE}`, 'giu');
const BARE = new RegExp(String.raw`(?<![\p{L}\p{N}])${KEY}\s+${VALUE}`, 'giu');
/** The name of a field that holds one. */
const FIELD = new RegExp(String.raw`^(?:.*[_\-. ])?${KEY}$`, 'iu');
export const isLoginField = (name: string): boolean => FIELD.test(name);
/** A pair: "ada@attic.example / Moth-7". */
const PAIR = new RegExp(String.raw`^\s*(?:\/|\||,|;|and)\s*(?!(?:the|my|a)\b|${KEY}(?![\p{L}\p{N}]))${VALUE}`, 'iu');
/** https://name:secret@host */
const IN_URL = /\/\/([^\s/:@]+:[^\s/@]+)@/g;
const PLAIN = new Set(['a', 'an', 'and', 'the', 'my', 'your', 'not', 'no', 'in', 'on', 'at', 'to', 'for', 'of', 'it', 'its', 'still', 'now', 'new', 'old', 'wrong', 'required', 'needed', 'expired', 'below', 'above', 'attached', 'same', 'page', 'is', 'are', 'that', 'this', 'what', 'one']);

/** A digit, a sign inside, or capitals inside. */
export const looksSecret = (text: string): boolean => /\d/.test(text) || /[^\p{L}\p{N}'’.,!?-]/u.test(text.slice(0, -1)) || /\p{Ll}\p{Lu}/u.test(text);
/** Without the mark that ends a sentence. */
const core = (text: string): string => text.replace(/[.,?:]+$/, '');

export function loginSpans(text: string): Secret[] {
  const found: Secret[] = [];
  const take = (value: string, end: number): void => {
    const secret = core(value);
    if (secret !== '') found.push({ start: end - value.length, end: end - value.length + secret.length });
  };
  for (const [pattern, announced] of [[ANNOUNCED, true], [BARE, false]] as const) {
    for (const match of text.matchAll(pattern)) {
      const quoted = match[1] !== undefined;
      const value = match[1] ?? match[2]!;
      if (!quoted && (announced ? PLAIN.has(core(value).toLowerCase()) : !looksSecret(core(value)))) continue;
      const end = match.index + match[0].length;
      take(value, end - (quoted ? 1 : 0));
      const pair = PAIR.exec(text.slice(end, end + 200));
      const second = pair?.[1] ?? pair?.[2];
      if (pair && second !== undefined && looksSecret(core(second))) take(second, end + pair[0].length - (pair[1] === undefined ? 0 : 1));
    }
  }
  for (const match of text.matchAll(IN_URL)) found.push({ start: match.index + 2, end: match.index + 2 + match[1]!.length });
  return merged(found);
}

/** In order, without overlap. */
export function merged(spans: readonly Secret[]): Secret[] {
  const out: Secret[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}

export const MASK = '••••••';

/** The text with a mask in place of each, always of the same length: it tells nothing of what it hides. */
export function maskLogins(text: string): string {
  let [out, at] = ['', 0];
  for (const { start, end } of loginSpans(text)) {
    out += text.slice(at, start) + MASK;
    at = end;
  }
  return out + text.slice(at);
}
