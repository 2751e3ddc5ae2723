/**
 * A log as a file and back. Encoding cuts every distribution to its likeliest tokens (the tail is what is missing to 1, so
 * nothing is hidden) and rounds logits to 1e-4, which moves a probability by less than 1 part in 5,000. Decoding never
 * throws: it gives a log, or a fault that has a sentence.
 */
import * as v from 'valibot';
import { checksum } from './checksum.ts';
import { contradiction } from './consistency.ts';
import { heads } from './distribution.ts';
import { EventLog } from './event-log.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Distribution, type RowLook, type SpecEvent, type TraceHeader } from './events.ts';
import type { Selection } from './why.ts';
import { envelopeSchema, fileSchema, type WireDistribution, type WireEvent, type WireHeader, type WireLook } from './schema.ts';
import type { TraceFault } from './trace-fault.ts';

/** The longest run there is (512 rounds of 15 drafts, 32 tokens of every distribution) needs half of this. */
export const MAX_TRACE_CHARACTERS = 20_000_000;

export interface Cut {
  /** At most so many tokens of a distribution ... */
  readonly most: number;
  /** ... fewer once so much mass is named ... */
  readonly mass: number;
  /** ... but never fewer than this. */
  readonly least: number;
}

const DEFAULT_CUT: Cut = { most: 32, mass: 0.9999, least: 8 };
/** For a log that came from a file: it was cut when it was recorded. */
export const NO_CUT: Cut = { most: Infinity, mass: Infinity, least: 0 };

const round = (x: number, decimals: number): number => Math.round(x * 10 ** decimals) / 10 ** decimals;
/** Keeps small probabilities to 4 significant digits, and never rounds one above 1. */
const digits = (x: number): number => Number(x.toPrecision(4));

function packed(distribution: Distribution, temperature: number, cut: Cut): WireDistribution {
  let [kept, mass] = [0, 0];
  for (const { probability } of heads(distribution, temperature)) {
    if (kept >= cut.most || (kept >= cut.least && mass >= cut.mass)) break;
    kept += 1;
    mass += probability;
  }
  return [
    distribution.tokens.slice(0, kept),
    distribution.logits.slice(0, kept).map((x) => round(x, 4)),
    round(distribution.logZ, 4),
  ];
}

const unpacked = ([tokens, logits, logZ]: WireDistribution): Distribution => ({ tokens, logits, logZ });

/** A share of attention that a file leaves out: on a page it would be no colour at all. */
const FAINT = 0.002;

function faintLeftOut({ at, shares, block }: RowLook): WireLook {
  const kept = shares.flatMap((share, i) => (share >= FAINT ? [i] : []));
  return { at: kept.map((i) => at[i]!), shares: kept.map((i) => round(shares[i]!, 3)), block: block.map((share) => round(share, 4)) };
}

function toWire(event: SpecEvent, temperature: number, cut: Cut): WireEvent {
  switch (event.type) {
    case 'round.start': return { ...event, t: round(event.t, 2) };
    case 'draft.token': return { ...event, q: digits(event.q), draft: event.draft && packed(event.draft, temperature, cut), t: round(event.t, 2) };
    case 'draft.attention': return { ...event, rows: event.rows.map((layers) => layers.map(faintLeftOut)) };
    case 'verify.slot': return { ...event, p: digits(event.p), q: digits(event.q), target: packed(event.target, temperature, cut) };
    case 'target.token': return { ...event, from: packed(event.from, 1, cut), t: round(event.t, 2) };
    case 'round.end': return { ...event, draftMs: round(event.draftMs, 3), verifyMs: round(event.verifyMs, 3), otherMs: round(event.otherMs, 3) };
    case 'verify.cost': return { ...event, rows: [...event.rows], ms: event.ms.map(digits) };
    case 'comparison': case 'notice': case 'run.end': return { ...event };
  }
}

function fromWire(event: WireEvent): SpecEvent {
  switch (event.type) {
    case 'draft.token': return { ...event, draft: event.draft && unpacked(event.draft) };
    case 'verify.slot': return { ...event, target: unpacked(event.target) };
    case 'target.token': return { ...event, from: unpacked(event.from) };
    case 'run.end': return event.text === undefined ? { type: event.type, reason: event.reason } : { ...event, text: event.text };
    case 'round.start': case 'draft.attention': case 'round.end': case 'comparison': case 'verify.cost': case 'notice': return event;
  }
}

/** Token ids that a file must be able to spell after its distributions were cut. */
function* mentioned(header: TraceHeader, events: readonly WireEvent[]): Generator<number> {
  yield* header.promptTokens;
  for (const event of events) {
    if ('token' in event) yield event.token;
    if (event.type === 'draft.token' && event.draft) yield* event.draft[0];
    if (event.type === 'verify.slot') {
      yield* event.target[0];
      if (event.drawn !== null) yield event.drawn;
    }
    if (event.type === 'target.token') yield* event.from[0];
  }
}

/** `at` is the file's, not the log's: what whoever saved it was looking at. */
export function encodeTrace(log: EventLog, cut: Cut = DEFAULT_CUT, at: Selection | null = null): string {
  const { format, version, simulated, vocabularySize, ...rest } = log.header;
  const events = log.events.map((event) => toWire(event, rest.config.temperature, cut));
  const tokens = [...new Set(mentioned(log.header, events))].sort((a, b) => a - b);
  const vocabulary = Object.fromEntries(tokens.map((token) => [token, log.text(token)]));
  const header = { ...rest, vocabulary, ...(simulated && { simulated }), ...(vocabularySize !== undefined && { vocabularySize }) };
  return JSON.stringify({ format, version, checksum: checksum(JSON.stringify({ header, events })), ...(at && { at }), header, events });
}

export type Decoded = { readonly ok: true; readonly log: EventLog; readonly at: Selection | null } | { readonly ok: false; readonly fault: TraceFault };

const refuse = (fault: TraceFault): Decoded => ({ ok: false, fault });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const headerOf = ({ simulated, vocabularySize, ...rest }: WireHeader): TraceHeader => ({
  format: TRACE_FORMAT,
  version: TRACE_VERSION,
  ...rest,
  ...(simulated && { simulated }),
  ...(vocabularySize !== undefined && { vocabularySize }),
});

/** Reads a file; whatever it holds, the answer is a log or a fault (a file can nest deeper than the stack, hence the net). */
export function decodeTrace(text: string): Decoded {
  try {
    return decode(text);
  } catch {
    return refuse({ kind: 'malformed', where: 'its structure' });
  }
}

function decode(text: string): Decoded {
  if (text.length > MAX_TRACE_CHARACTERS) return refuse({ kind: 'too-large', characters: text.length, limit: MAX_TRACE_CHARACTERS });
  const raw = parse(text);
  // What does not begin like a run never was one.
  if (raw === undefined) return refuse({ kind: text.trimStart().startsWith('{') ? 'truncated' : 'not-a-trace' });
  const envelope = v.safeParse(envelopeSchema, raw);
  if (!envelope.success || envelope.output.format !== TRACE_FORMAT) return refuse({ kind: 'not-a-trace' });
  const { version } = envelope.output;
  if (version !== TRACE_VERSION) return refuse({ kind: version < TRACE_VERSION ? 'too-old' : 'too-new', version });
  const file = v.safeParse(fileSchema, raw, { abortEarly: true });
  if (!file.success) return refuse({ kind: 'malformed', where: (v.getDotPath(file.issues[0]) ?? 'its top').slice(0, 80) });
  const { header: given, events: body } = raw as { header: unknown; events: unknown };
  if (checksum(JSON.stringify({ header: given, events: body })) !== file.output.checksum) return refuse({ kind: 'altered' });
  const header = headerOf(file.output.header);
  const events = file.output.events.map(fromWire);
  const where = contradiction(header, events);
  return where ? refuse({ kind: 'inconsistent', where }) : { ok: true, log: new EventLog(header, events), at: file.output.at ?? null };
}
