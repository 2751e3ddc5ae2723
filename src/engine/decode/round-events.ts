/**
 * One round's events (core/trace/events.ts) from what inspect mode read back. The verdicts and the committed tokens are the
 * GPU's; p, q, the coin and the residual are worked out here from the same rows and the same counters.
 *
 * p and q are probabilities at the run's temperature; at temperature 0 they are the beliefs at T = 1, as the stored
 * distributions are, and the verdict looks at the argmax alone. A proposal that was not drawn at random has q = 1.
 */
import { counterStream, counterUniform, PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { correctionRow, tossesCoin, type Place } from '#core/speculation/accept-rules.ts';
import { probabilities } from '#core/speculation/distribution.ts';
import { headOfLogits, headOfProbabilities } from '#core/speculation/distribution-head.ts';
import type { AcceptRule, SpecEvent, Verdict } from '#core/trace/events.ts';

export interface RoundSettings {
  readonly rule: AcceptRule;
  readonly temperature: number;
  readonly seed: number;
  readonly sequence: number;
  readonly forbiddenToken: number | null;
  /** The noise by which the drafter drew its proposals; null: they are its argmax. */
  readonly purpose: Purpose | null;
}

export interface RoundReading {
  readonly round: number;
  /** Committed tokens before the round. */
  readonly position: number;
  /** The proposals that were judged or might have been. */
  readonly drafts: readonly number[];
  /** Rows of logits: one more than drafts of the target, as many of the draft model (null: it has none). */
  readonly target: readonly Float32Array[];
  readonly draft: readonly Float32Array[] | null;
  /** The target's own draws at positions n, n+1, ... */
  readonly own: readonly number[];
  readonly accepted: number;
  /** Drafts that the run's limit left room for. */
  readonly room: number;
  /** The token that the target added; null after an accepted stop token. */
  readonly added: number | null;
  /** Milliseconds since the run began. */
  readonly startedAt: number;
  readonly draftedAt: number;
  readonly endedAt: number;
  readonly verifyMs: number;
}

export function roundEvents(reading: RoundReading, settings: RoundSettings): readonly SpecEvent[] {
  const { round, position, drafts, accepted, startedAt, draftedAt, endedAt, verifyMs } = reading;
  const draftMs = draftedAt - startedAt;
  const committed = accepted + (reading.added === null ? 0 : 1);
  return [
    { type: 'round.start', round, position, k: drafts.length, t: startedAt },
    ...drafts.map((_, s) => draftToken(reading, settings, s)),
    ...drafts.map((_, s) => verifySlot(reading, settings, s)),
    ...targetToken(reading, settings),
    { type: 'round.end', round, committed, draftMs, verifyMs, otherMs: endedAt - startedAt - draftMs - verifyMs },
  ];
}

/** Temperature of the numbers that are shown. */
const shown = (temperature: number): number => temperature || 1;

function proposalProbability({ draft, drafts }: RoundReading, { purpose, temperature, forbiddenToken }: RoundSettings, s: number): number {
  const row = draft?.[s];
  return row && purpose !== null ? probabilities(row, temperature, forbiddenToken)[drafts[s]!]! : 1;
}

function draftToken(reading: RoundReading, settings: RoundSettings, s: number): SpecEvent {
  const row = reading.draft?.[s];
  return {
    type: 'draft.token',
    round: reading.round,
    slot: s + 1,
    parent: s === 0 ? null : s,
    token: reading.drafts[s]!,
    q: proposalProbability(reading, settings, s),
    draft: row ? headOfLogits(row, settings.temperature, settings.forbiddenToken) : null,
    t: reading.draftedAt,
  };
}

const verdictOf = (s: number, accepted: number, refused: boolean): Verdict => (s < accepted ? 'accepted' : refused && s === accepted ? 'rejected' : 'unreached');

function verifySlot(reading: RoundReading, settings: RoundSettings, s: number): SpecEvent {
  const { rule, temperature, seed, sequence, forbiddenToken } = settings;
  const row = reading.target[s]!;
  const token = reading.drafts[s]!;
  // After an accepted stop token nothing was added, and what follows it was never judged.
  const verdict = verdictOf(s, reading.accepted, reading.added !== null);
  const place: Place = { seed, sequence, position: reading.position + s };
  const judged = verdict !== 'unreached';
  const coin = tossesCoin(rule, temperature);
  return {
    type: 'verify.slot',
    round: reading.round,
    slot: s + 1,
    token,
    p: probabilities(row, shown(temperature), forbiddenToken)[token]!,
    q: proposalProbability(reading, settings, s),
    u: judged && coin ? counterUniform(counterStream({ ...place, purpose: PURPOSE.accept })) : null,
    drawn: judged && !coin ? reading.own[s]! : null,
    verdict,
    target: headOfLogits(row, temperature, forbiddenToken),
  };
}

function targetToken(reading: RoundReading, { rule, purpose, temperature, forbiddenToken }: RoundSettings): readonly SpecEvent[] {
  const { round, added, accepted, drafts } = reading;
  if (added === null) return [];
  const corrected = accepted < drafts.length;
  const p = probabilities(reading.target[accepted]!, shown(temperature), forbiddenToken);
  const draftRow = purpose === null ? undefined : reading.draft?.[accepted];
  const q = draftRow ? probabilities(draftRow, shown(temperature), forbiddenToken) : null;
  const from = corrected && tossesCoin(rule, temperature) ? correctionRow(rule, drafts[accepted]!, p, q) : p;
  return [{ type: 'target.token', round, token: added, kind: corrected ? 'corrected' : 'bonus', from: headOfProbabilities(from), t: reading.endedAt }];
}
