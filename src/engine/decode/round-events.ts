/**
 * One round's events (core/trace/events.ts) from what inspect mode read back. The verdicts and the committed tokens are the
 * GPU's; p, q, the coin and the residual are worked out here from the same rows and the same counters.
 *
 * p and q are probabilities at the run's temperature; at temperature 0 they are the beliefs at T = 1, as the stored
 * distributions are, and the verdict looks at the argmax alone. A proposal that was not drawn at random has q = 1.
 */
import { counterStream, counterUniform, PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { correctionRow, tossesCoin, type Place } from '#core/speculation/accept-rules.ts';
import { headOfProbabilities } from '#core/speculation/distribution-head.ts';
import { seenRow, type SeenRow } from '#core/speculation/seen-row.ts';
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
  const seen = (row: Float32Array): SeenRow => seenRow(row, settings.temperature, settings.forbiddenToken);
  const target = reading.target.map(seen);
  const draft = reading.draft?.map(seen) ?? null;
  const proposals = drafts.map((token, s): Proposal => {
    const row = draft?.[s] ?? null;
    return { slot: s + 1, token, row, q: row && settings.purpose !== null ? row.probability(token) : 1 };
  });
  return [
    { type: 'round.start', round, position, k: drafts.length, t: startedAt },
    ...proposals.map(({ slot, token, row, q }): SpecEvent => ({ type: 'draft.token', round, slot, parent: slot === 1 ? null : slot - 1, token, q, draft: row?.head ?? null, t: draftedAt })),
    ...proposals.map((proposal) => verifySlot(reading, settings, proposal, target[proposal.slot - 1]!)),
    ...targetToken(reading, settings, target[accepted], draft?.[accepted]),
    { type: 'round.end', round, committed, draftMs, verifyMs, otherMs: endedAt - startedAt - draftMs - verifyMs },
  ];
}

interface Proposal {
  readonly slot: number;
  readonly token: number;
  /** null: the drafter has no distributions. */
  readonly row: SeenRow | null;
  readonly q: number;
}

const verdictOf = (s: number, accepted: number, refused: boolean): Verdict => (s < accepted ? 'accepted' : refused && s === accepted ? 'rejected' : 'unreached');

function verifySlot(reading: RoundReading, { rule, temperature, seed, sequence }: RoundSettings, { slot, token, q }: Proposal, row: SeenRow): SpecEvent {
  const s = slot - 1;
  // After an accepted stop token nothing was added, and what follows it was never judged.
  const verdict = verdictOf(s, reading.accepted, reading.added !== null);
  const place: Place = { seed, sequence, position: reading.position + s };
  const judged = verdict !== 'unreached';
  const coin = tossesCoin(rule, temperature);
  return {
    type: 'verify.slot',
    round: reading.round,
    slot,
    token,
    p: row.probability(token),
    q,
    u: judged && coin ? counterUniform(counterStream({ ...place, purpose: PURPOSE.accept })) : null,
    drawn: judged && !coin ? reading.own[s]! : null,
    verdict,
    target: row.head,
  };
}

/** `row`, `draftRow`: those of the token that the target added; a drafter has none behind its last draft. */
function targetToken(reading: RoundReading, { rule, purpose, temperature }: RoundSettings, row?: SeenRow, draftRow?: SeenRow): readonly SpecEvent[] {
  const { round, added, accepted, drafts } = reading;
  if (added === null || !row) return [];
  const corrected = accepted < drafts.length;
  const q = purpose === null ? null : draftRow;
  const from = corrected && tossesCoin(rule, temperature) ? headOfProbabilities(correctionRow(rule, drafts[accepted]!, row.whole(), q?.whole() ?? null)) : row.drawnFrom;
  return [{ type: 'target.token', round, token: added, kind: corrected ? 'corrected' : 'bonus', from, t: reading.endedAt }];
}
