/**
 * Logins masked wherever they stand (pibench.md 3.5, 8.7): what looks like one in the text at hand, and, letter by letter, what was found to be one in the
 * texts that the mask has learnt from. A password in an opening comes back in calls, in what tools return, in messages and in files.
 */
import { isLoginField, loginSpans, looksSecret, MASK, merged, type Secret } from './mask-logins.ts';

/** A shorter one stands in too many other words. */
const SHORTEST = 4;

/** A hyphen stays: outside of a class its escape is a syntax error. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** One that is a word like others is masked as a whole word alone. */
const asPattern = (secret: string): string => (looksSecret(secret) ? literal(secret) : `(?<![\\p{L}\\p{N}])${literal(secret)}(?![\\p{L}\\p{N}])`);

function partsOf(text: string): string[] {
  return loginSpans(text).flatMap(({ start, end }) => text.slice(start, end).split(/[\s:]+(?=\S)/u));
}

export class LoginMask {
  readonly #known: RegExp | null;

  constructor(texts: readonly string[]) {
    const secrets = [...new Set(texts.flatMap(partsOf))].filter((secret) => secret.length >= SHORTEST).sort((a, b) => b.length - a.length);
    this.#known = secrets.length === 0 ? null : new RegExp(secrets.map(asPattern).join('|'), 'gu');
  }

  spans(text: string): readonly Secret[] {
    const known = this.#known === null ? [] : [...text.matchAll(this.#known)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
    return merged([...loginSpans(text), ...known]);
  }

  text(text: string): string {
    let [out, at] = ['', 0];
    for (const { start, end } of this.spans(text)) {
      out += text.slice(at, start) + MASK;
      at = end;
    }
    return out + text.slice(at);
  }

  /** Where a span of the text lies once that is masked: it grows to the whole of a mask that it touches. */
  moved(text: string, span: Secret): Secret {
    let [start, end] = [span.start, span.end];
    for (const secret of this.spans(text)) {
      const shift = MASK.length - (secret.end - secret.start);
      if (secret.end <= span.start) start += shift;
      else if (secret.start < span.start) start += secret.start - span.start;
      if (secret.end <= span.end) end += shift;
      else if (secret.start < span.end) end += secret.start + MASK.length - span.end;
    }
    return { start, end };
  }

  /** Of a tool's call: all texts in it; of a field that is called so, whatever it holds. */
  value(value: unknown, field = ''): unknown {
    if (typeof value === 'string' || typeof value === 'number') return isLoginField(field) ? MASK : typeof value === 'string' ? this.text(value) : value;
    if (Array.isArray(value)) return value.map((one) => this.value(one, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.text(key), this.value(one, key)]));
  }

  args(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return this.value(args) as Record<string, unknown>;
  }
}
