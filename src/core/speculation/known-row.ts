/**
 * What a cut row of the log says at another temperature. The head's logits are raw, so their weights exp(l / T') are known; the
 * tail below them is known by its mass s = Σ x at the recorded temperature T alone (x = exp(l / T), all relative to the top).
 * At T' each x becomes x^r, r = T / T', and with x <= x_max (no tail token beats the head's last, nor the whole tail) and
 * n tail tokens at the most, Hölder's inequality bounds their sum:
 *
 *   r < 1   s · x_max^(r-1)  <=  Σ x^r  <=  n^(1-r) · s^r
 *   r > 1   n^(1-r) · s^r    <=  Σ x^r  <=  s · x_max^(r-1)
 *
 * Files round logits to 1e-4 and probabilities to 4 digits; that widens every bound. Nothing is guessed inside of one.
 */
import { counterGumbel, type Words } from '../rng/counter.ts';
import type { Distribution } from '../trace/events.ts';

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A token with its logit relative to the top's, and how far rounding may have moved it. */
interface KnownToken {
  readonly token: number;
  readonly logit: number;
  readonly error: number;
}

export interface KnownRow {
  readonly tokens: readonly KnownToken[];
  /** The temperature that the tail was measured at. */
  readonly temperature: number;
  readonly tail: { readonly count: number; readonly mass: Bounds; /** no tail token has a larger logit */ readonly logit: number };
}

/** Half a unit of the last digit that a file keeps, and a little for f32. */
const LOGIT_ERROR = 6e-5;
const PROBABILITY_ERROR = 5.1e-4;
const NOISE_ERROR = 1e-5;

/** `also` names a token with its probability at `temperature`, for when the head misses it; null where the head is empty. */
export function knownRow(head: Distribution, temperature: number, vocabulary: number, also: { readonly token: number; readonly probability: number } | null): KnownRow | null {
  const [top, last] = [head.logits[0], head.logits.at(-1)];
  if (top === undefined || last === undefined) return null;
  const tokens: KnownToken[] = head.tokens.map((token, i) => ({ token, logit: head.logits[i]! - top, error: i === 0 ? 0 : 2 * LOGIT_ERROR }));
  if (also && !head.tokens.includes(also.token)) {
    const logit = temperature * (Math.log(also.probability) + head.logZ) - top;
    tokens.push({ token: also.token, logit, error: temperature * (PROBABILITY_ERROR + LOGIT_ERROR) + LOGIT_ERROR });
  }
  // The partition function relative to the top's weight, less what is known of it.
  const whole = head.logZ - top / temperature;
  const wholeError = LOGIT_ERROR * (1 + 1 / temperature);
  const known = weights(tokens, temperature);
  const mass = { least: Math.max(0, Math.exp(whole - wholeError) - known.most), most: Math.max(0, Math.exp(whole + wholeError) - known.least) };
  const count = Math.max(0, vocabulary - tokens.length);
  const logit = count === 0 ? -Infinity : Math.min(last - top + 2 * LOGIT_ERROR, temperature * Math.log(mass.most));
  return { tokens, temperature, tail: { count, mass: count === 0 ? { least: 0, most: 0 } : mass, logit } };
}

function weights(tokens: readonly KnownToken[], temperature: number): Bounds {
  const sum = (sign: 1 | -1): number => tokens.reduce((total, { logit, error }) => total + Math.exp((logit + sign * error) / temperature), 0);
  return { least: sum(-1), most: sum(1) };
}

/** What all tail tokens together weigh at a temperature. */
export function tailWeight({ tail, temperature: measured }: KnownRow, temperature: number): Bounds {
  const { count, mass, logit } = tail;
  if (count === 0 || mass.most === 0) return { least: 0, most: 0 };
  const r = measured / temperature;
  const spread = (s: number): number => count ** (1 - r) * s ** r;
  const heaped = (s: number): number => (s === 0 ? 0 : s * Math.exp((logit / measured) * (r - 1)));
  return r < 1 ? { least: heaped(mass.least), most: spread(mass.most) } : { least: spread(mass.least), most: heaped(mass.most) };
}

/** Probability of a token at a temperature above 0. */
export function probabilityBounds(row: KnownRow, token: number, temperature: number): Bounds {
  const own = row.tokens.filter((known) => known.token === token);
  const mine = own.length > 0 ? weights(own, temperature) : { least: 0, most: Math.exp(row.tail.logit / temperature) };
  const others = weights(row.tokens.filter((known) => known.token !== token), temperature);
  const tail = tailWeight(row, temperature);
  const rest = { least: others.least + (own.length > 0 ? tail.least : 0), most: others.most + tail.most };
  return { least: mine.least / (mine.least + rest.most), most: mine.most / (mine.most + rest.least) };
}

/** Ids that a tail is searched for; a log that claims more is not worth the wait. */
const MOST_IDS = 2 ** 18;

/**
 * Whether argmax(l / T + g) is this token, g being the Gumbel noise of an id in a stream; null where the bounds do not tell. Noise
 * was made in f32, whose -log(u) is off by up to 2^-21 near u = 1: that moves g by 2^-21 · exp(g).
 */
export function drawsToken({ tokens, tail }: KnownRow, token: number, temperature: number, vocabulary: number, stream: Words): boolean | null {
  const score = (logit: number, error: number, id: number): Bounds => {
    const noise = counterGumbel(stream, id);
    const slack = error / temperature + NOISE_ERROR + 2 ** -21 * Math.exp(noise);
    return { least: logit / temperature + noise - slack, most: logit / temperature + noise + slack };
  };
  const scored = tokens.map((known) => ({ token: known.token, ...score(known.logit, known.error, known.token) }));
  const others = scored.filter((known) => known.token !== token);
  const mine = scored.find((known) => known.token === token) ?? { least: -Infinity, most: score(tail.logit, 0, token).most };
  if (others.some(({ least }) => least > mine.most)) return false;
  // A number that is none decides nothing.
  if (Number.isNaN(mine.least) || !others.every(({ most }) => most < mine.least)) return null;
  if (tail.count === 0) return true;
  if (vocabulary > MOST_IDS) return null;
  const named = new Set(tokens.map((known) => known.token));
  for (let id = 0; id < vocabulary; id += 1) {
    if (!named.has(id) && !(score(tail.logit, 0, id).most < mine.least)) return null;
  }
  return true;
}
