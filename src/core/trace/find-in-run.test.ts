/**
 * What is in the text is found, as often as a plain count says, wherever tokens and rounds cut it; what was refused is found
 * too; case, signs that mean something in patterns, cut characters and an empty query do no harm.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log.ts';
import type { RunConfig, SpecEvent } from './events.ts';
import { findInRun, type FoundToken, type Match } from './find-in-run.ts';
import { finalText, sections, type Piece } from './output.ts';
import { roundsAt } from './rounds.ts';
import { simulateRun } from './simulated-run.ts';

const runs = ([
  { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, { rule: 'R4', temperature: 0, gamma: 7 }, { drafter: 'none' }, { rule: 'R4', treeBudget: 12 }, { maxTokens: 17 },
] satisfies Partial<RunConfig>[]).map((config) => simulateRun({ config, blur: 0.6 }));

const isOwn = ({ state }: Piece): boolean => state === 'corrected' || state === 'bonus';
const piecesAt = (log: EventLog, cursor: number): readonly Piece[] => sections(log, roundsAt(log, cursor)).flatMap(({ pieces }) => pieces);
const textOf = (log: EventLog, cursor: number, { round, slot, own }: FoundToken): string => {
  const piece = piecesAt(log, cursor).find((one) => one.round === round && one.slot === slot && isOwn(one) === own);
  const view = roundsAt(log, cursor).find((one) => one.round === round)!;
  return piece?.text ?? log.text(view.slots[slot - 1]!.token);
};
const isKept = (log: EventLog, cursor: number, [first]: Match): boolean =>
  piecesAt(log, cursor).some((piece) => piece.kept && !piece.marker && piece.round === first!.round && piece.slot === first!.slot && isOwn(piece) === first!.own);

/** What was written, parted at the markers. */
const texts = (log: EventLog, cursor: number): readonly string[] =>
  piecesAt(log, cursor).filter(({ kept }) => kept).map(({ text, marker }) => (marker ? '\0' : text)).join('').split('\0');

function count(text: string, query: string): number {
  let n = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) n += 1;
  return n;
}

const place = fc.constantFrom(...runs).chain((log) => fc.record({ log: fc.constant(log), cursor: fc.nat(log.length) }));
/** Of what was written by then, or of what the vocabulary has; in any case. */
const asked = place.chain(({ log, cursor }) => {
  const written = texts(log, cursor).filter((text) => text !== '');
  const some = fc.constantFrom(...Object.values(log.vocabulary()));
  const part = written.length === 0 ? some : fc.constantFrom(...written).chain((text) =>
    fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 12 })).map(([from, length]) => text.slice(from, from + length)));
  const query = fc.tuple(fc.oneof({ weight: 3, arbitrary: part }, some), fc.boolean()).map(([text, loud]) => (loud ? text.toUpperCase() : text));
  return fc.record({ log: fc.constant(log), cursor: fc.constant(cursor), query });
});

describe('a match', () => {
  it('covers a text that contains the query, and no token too many', () => {
    fc.assert(fc.property(asked, ({ log, cursor, query }) => {
      for (const match of findInRun(log, cursor, query)) {
        const spelled = (tokens: Match): string => tokens.map((token) => textOf(log, cursor, token)).join('').toLowerCase();
        expect(spelled(match)).toContain(query.toLowerCase());
        if (match.length > 1) for (const fewer of [match.slice(1), match.slice(0, -1)]) expect(count(spelled(fewer), query.toLowerCase())).toBeLessThan(count(spelled(match), query.toLowerCase()));
      }
    }));
  });

  it('stands behind the one before it, and its tokens rise', () => {
    fc.assert(fc.property(asked, ({ log, cursor, query }) => {
      const views = new Map(roundsAt(log, cursor).map((view) => [view.round, view]));
      const order = piecesAt(log, cursor).map((piece) => `${piece.round}.${piece.slot}.${isOwn(piece)}`);
      const at = ({ round, slot, own }: FoundToken): number => order.indexOf(`${round}.${slot}.${own}`);
      const matches = findInRun(log, cursor, query);
      matches.forEach((match, i) => {
        const last = matches[i - 1]?.[0];
        expect(match[0]!.round).toBeGreaterThanOrEqual(last?.round ?? 0);
        // A draft beside the line of its tree has no place in the text.
        if (last && at(last) >= 0 && at(match[0]!) >= 0) expect(at(match[0]!)).toBeGreaterThanOrEqual(at(last));
        if (match.length > 1) match.slice(1).forEach((token, k) => expect(at(token)).toBeGreaterThan(at(match[k]!)));
        for (const { round, slot } of match) expect(slot).toBeLessThanOrEqual(views.get(round)!.slots.length + 1);
      });
    }));
  });

  it('of what was written is there as often as a plain count says: occurrences do not overlap', () => {
    fc.assert(fc.property(asked, ({ log, cursor, query }) => {
      const kept = findInRun(log, cursor, query).filter((match) => isKept(log, cursor, match));
      const plain = texts(log, cursor).reduce((sum, text) => sum + count(text.toLowerCase(), query.toLowerCase()), 0);
      expect(kept).toHaveLength(plain);
    }), { numRuns: 300 });
    const [log] = runs as [EventLog];
    expect(finalText(log, roundsAt(log, log.length))).toContain('133');
    expect(findInRun(log, log.length, '133').some((match) => match.length === 3)).toBe(true);
  });

  it('may go over a round’s end', () => {
    const [log] = runs as [EventLog];
    const all = findInRun(log, log.length, 'e').concat(findInRun(log, log.length, ' stamps'), findInRun(log, log.length, '86+47=133'));
    expect(all.some((match) => new Set(match.map(({ round }) => round)).size > 1)).toBe(true);
  });
});

describe('drafts', () => {
  it('that were not kept are found, each by its own text; of a tree, all of them', () => {
    for (const log of runs) {
      for (const view of roundsAt(log, log.length)) {
        for (const { slot, token, state } of view.slots.filter((draft) => draft.state !== 'accepted')) {
          expect(findInRun(log, log.length, log.text(token)), state).toContainEqual([{ round: view.round, slot, own: false }]);
        }
      }
    }
  });
});

const { header } = simulateRun({ config: { drafter: 'none' } });

/** A run of plain decoding that writes these tokens. */
function written(pieces: readonly string[]): EventLog {
  const from = { tokens: [0], logits: [0], logZ: 0 };
  const events = pieces.flatMap((_, i): SpecEvent[] => [
    { type: 'round.start', round: i + 1, position: i, k: 0, t: 0 },
    { type: 'target.token', round: i + 1, token: i, kind: 'bonus', from, t: 0 },
    { type: 'round.end', round: i + 1, committed: 1, draftMs: 0, verifyMs: 0, otherMs: 0 },
  ]);
  return new EventLog({ ...header, vocabulary: Object.fromEntries(pieces.entries()) }, events);
}

const rounds = (pieces: readonly string[], query: string): number[][] => {
  const log = written(pieces);
  return findInRun(log, log.length, query).map((match) => match.map(({ round }) => round));
};

describe('a query', () => {
  it('that is empty finds nothing, nor does any before the run has begun', () => {
    for (const log of runs) expect([findInRun(log, log.length, ''), findInRun(log, 0, 'a')]).toEqual([[], []]);
  });

  it('is a text, not a pattern', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'\\^$.*+?()[]{}|/-aA') }), (query) => {
      expect(rounds(['x', query, 'y'], query).flat()).toContain(2);
      expect(rounds(['x', 'y'], query)).toEqual([]);
    }));
  });

  it('may be written in any case, and does not slip where another case has another length', () => {
    expect(rounds(['İ', 'st', 'ΟΔΟΣ', ' end'], 'οδος end')).toEqual([[3, 4]]);
    expect(rounds(['İİİİ', 'ab'], 'AB')).toEqual([[2]]);
  });

  it('finds a character that tokens cut apart at the one that begins it, and does not overlap itself', () => {
    expect(rounds(['a', '\udce2\udc82', '\udcac', 'b'], '€')).toEqual([[2]]);
    expect(rounds(['a', '\udce2\udc82', '\udcac', 'b'], '€b')).toEqual([[2, 3, 4]]);
    expect(rounds(['a', 'a', 'a'], 'aa')).toEqual([[1, 2]]);
  });

  it('does not go through a marker, which is found for itself', () => {
    expect(rounds(['1', '<answer>', '2'], '12')).toEqual([]);
    expect(rounds(['1', '<answer>', '2'], 'answer')).toEqual([[2]]);
  });
});
