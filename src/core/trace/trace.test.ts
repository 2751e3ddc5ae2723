/**
 * What every view relies on: a cursor names one state, however it was reached; a file comes back as it went; a damaged file
 * gets a sentence and never an exception; figures follow from their definitions.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from './checksum.ts';
import { decodeTrace, encodeTrace, MAX_TRACE_CHARACTERS, NO_CUT } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import { figuresAt, speculationAt } from './figures.ts';
import { cursorAfter, momentsBefore, momentsOf, stepFrom, type Step } from './moments.ts';
import { finalText, sections, tokensOfRound } from './output.ts';
import { foldRound, roundsAt, type RoundView } from './rounds.ts';
import { ACCEPT_RULES, DRAFTERS } from './run-config.ts';
import { simulateRun } from './simulated-run.ts';
import { faultSentence } from './trace-fault.ts';

const configs: fc.Arbitrary<Partial<RunConfig>> = fc.record({
  rule: fc.constantFrom(...ACCEPT_RULES),
  drafter: fc.constantFrom(...DRAFTERS),
  temperature: fc.constantFrom(0, 0.8, 1.4),
  gamma: fc.constantFrom(0, 1, 3, 4, 7, 15),
  treeBudget: fc.constantFrom(0, 0, 1, 5, 12),
  seed: fc.nat(1000),
  maxTokens: fc.constantFrom(1, 17, 120),
});

/** The same rounds, folded from nothing. */
function naiveRounds(log: EventLog, cursor: number): RoundView[] {
  const rounds: RoundView[] = [];
  let from = 0;
  const events = log.events.slice(0, cursor);
  events.forEach((event, i) => {
    if (event.type !== 'round.start' || i === from) return;
    rounds.push(foldRound(events.slice(from, i))!);
    from = i;
  });
  const last = foldRound(events.slice(from));
  return last ? [...rounds, last] : rounds;
}

describe('a cursor', () => {
  it('names the same state in whatever order cursors are visited, in a whole log and in one that grows', () => {
    fc.assert(
      fc.property(configs, fc.infiniteStream(fc.nat(5000)), (config, random) => {
        const log = simulateRun({ config });
        const growing = new EventLog(log.header);
        for (let i = 0; i < log.length;) {
          const batch = 1 + (random.next().value % 9);
          growing.append(log.events.slice(i, i + batch));
          i += batch;
          expect(roundsAt(growing, growing.length)).toEqual(naiveRounds(log, growing.length));
        }
        for (let visit = 0; visit < 12; visit++) {
          const cursor = random.next().value % (log.length + 1);
          expect(roundsAt(log, cursor)).toEqual(naiveRounds(log, cursor));
          expect(figuresAt(log, cursor)).toEqual(figuresAt(growing, cursor));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps finished rounds as the same objects, so that views can skip them', () => {
    const log = simulateRun();
    const all = roundsAt(log, log.length);
    expect(roundsAt(log, log.length - 3)[0]).toBe(all[0]);
  });

  it('rests at moments that rise, and steps there and back', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const log = simulateRun({ config });
        const moments = momentsOf(log);
        moments.forEach(({ cursor }, i) => {
          expect(cursor).toBeGreaterThan(moments[i - 1]?.cursor ?? 0);
          expect(momentsBefore(log, cursor)).toBe(i + 1);
          expect(cursorAfter(log, i + 1)).toBe(cursor);
        });
        let cursor = 0;
        for (const moment of moments) expect((cursor = stepFrom(log, cursor, 'next-token'))).toBe(moment.cursor);
        expect(cursor).toBe(log.length);
        for (const moment of moments.toReversed()) expect((cursor = stepFrom(log, cursor, 'previous-token'))).toBeLessThan(moment.cursor);
        expect(cursor).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('stays in the log whatever the steps', () => {
    const steps: Step[] = ['first', 'previous-round', 'previous-token', 'next-token', 'next-round', 'last', 'next-rejection', 'previous-rejection'];
    const logs = [simulateRun(), new EventLog(simulateRun().header)];
    fc.assert(
      fc.property(fc.constantFrom(...logs), fc.array(fc.constantFrom(...steps), { maxLength: 60 }), (log, walk) => {
        let cursor = 0;
        for (const step of walk) cursor = stepFrom(log, cursor, step);
        expect(cursor).toBeGreaterThanOrEqual(0);
        expect(cursor).toBeLessThanOrEqual(log.length);
      }),
    );
  });

  it('goes from rejection to rejection', () => {
    const log = simulateRun({ blur: 0.8 });
    const refused = roundsAt(log, log.length).filter(({ slots }) => slots.some(({ state }) => state === 'rejected'));
    expect(refused.length).toBeGreaterThan(2);
    let cursor = 0;
    for (const { round } of refused) {
      cursor = stepFrom(log, cursor, 'next-rejection');
      const here = roundsAt(log, cursor).at(-1)!;
      expect(here.round).toBe(round);
      // Where it can be seen what the target wrote instead.
      expect(here.target?.kind).toBe('corrected');
      expect(momentsOf(log)[momentsBefore(log, cursor) - 1]).toMatchObject({ round, slot: here.slots.find(({ state }) => state === 'rejected')!.slot });
    }
    expect(stepFrom(log, cursor, 'next-rejection')).toBe(cursor);
    for (const { round } of refused.toReversed().slice(1)) {
      cursor = stepFrom(log, cursor, 'previous-rejection');
      expect(roundsAt(log, cursor).at(-1)!.round).toBe(round);
    }
  });

  it('stops once in a round of a tree, however many siblings were refused there', () => {
    const log = simulateRun({ config: { rule: 'R2', temperature: 0.8, treeBudget: 12, gamma: 4 }, blur: 0.8 });
    const refusedIn = ({ slots }: RoundView): number => slots.filter(({ state }) => state === 'rejected').length;
    const refused = roundsAt(log, log.length).filter((view) => refusedIn(view) > 0);
    expect(Math.max(...refused.map(refusedIn))).toBeGreaterThan(1);
    const stops: number[] = [];
    for (let cursor = 0, next = stepFrom(log, 0, 'next-rejection'); next !== cursor; next = stepFrom(log, cursor, 'next-rejection')) {
      cursor = next;
      stops.push(roundsAt(log, cursor).at(-1)!.round);
    }
    expect(stops).toEqual(refused.map(({ round }) => round));
  });

  it('rests at a rejection that the target has not answered yet', () => {
    const whole = simulateRun({ blur: 0.8 });
    const at = whole.events.findIndex((event) => event.type === 'verify.slot' && event.verdict === 'rejected') + 1;
    const growing = new EventLog(whole.header, whole.events.slice(0, at));
    expect(stepFrom(growing, 0, 'next-rejection')).toBe(at);
  });
});

describe('the output', () => {
  it('is the committed tokens, in order, cut where the run stopped', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const log = simulateRun({ config });
        const rounds = roundsAt(log, log.length);
        for (const round of rounds) {
          expect(tokensOfRound(round).filter(({ kept }) => kept)).toHaveLength(round.end!.committed);
        }
        expect(figuresAt(log, log.length).tokens).toBeLessThanOrEqual(log.header.config.maxTokens);
      }),
      { numRuns: 40 },
    );
  });

  it('parts thought and answer at the marker', () => {
    const log = simulateRun({ config: { temperature: 0 }, blur: 0 });
    const rounds = roundsAt(log, log.length);
    expect(sections(log, rounds).map(({ kind }) => kind)).toEqual(['thought', 'answer']);
    expect(finalText(log, rounds)).toContain('#2 #1:133/7=19');
  });

  it('puts a character together that tokens cut apart, and shows stray bytes as what they are', () => {
    const { header, events } = simulateRun({ config: { temperature: 0, gamma: 0, maxTokens: 4 } });
    const [first, second, third, fourth] = events.flatMap((event) => (event.type === 'target.token' ? [event.token] : []));
    const vocabulary = { ...header.vocabulary, [first!]: 'a\udcc3', [second!]: '\udca9', [third!]: '\udce2', [fourth!]: '.' };
    const log = new EventLog({ ...header, vocabulary }, events);
    const rounds = roundsAt(log, log.length);
    expect(sections(log, rounds).flatMap(({ pieces }) => pieces.map(({ text }) => text))).toEqual(['aé', '', '\\xE2', '.']);
    expect(finalText(log, rounds)).toBe('aé\\xE2.');
    expect(finalText(log, rounds.slice(0, 1))).toBe('a\\xC3');
  });

  it('is the same text under R4, whatever the drafter and gamma', () => {
    const plain = simulateRun({ config: { rule: 'R4', drafter: 'none' } });
    for (const gamma of [1, 4, 15]) {
      const log = simulateRun({ config: { rule: 'R4', gamma } });
      expect(finalText(log, roundsAt(log, log.length))).toBe(finalText(plain, roundsAt(plain, plain.length)));
    }
    const tree = simulateRun({ config: { rule: 'R4', treeBudget: 12 } });
    expect(finalText(tree, roundsAt(tree, tree.length))).toBe(finalText(plain, roundsAt(plain, plain.length)));
  });
});

describe('figures', () => {
  it('follow from their definitions at every round end', () => {
    const log = simulateRun({ blur: 0.6 });
    const rounds = roundsAt(log, log.length);
    const figures = figuresAt(log, log.length);
    const accepted = log.events.filter((event) => event.type === 'verify.slot' && event.verdict === 'accepted').length;
    const drafted = log.events.filter((event) => event.type === 'draft.token').length;
    const cut = rounds.at(-1)!;
    const lost = Math.max(0, cut.slots.filter(({ state }) => state === 'accepted').length - cut.end!.committed);
    expect(figures.acceptanceLength).toBeCloseTo(1 + (accepted - lost) / rounds.length, 12);
    expect(figures.draftAcceptanceRate).toBeCloseTo((accepted - lost) / drafted, 12);
    expect(figures.comparison).toMatchObject({ known: 'simulated', speedup: 231 / 150 });
  });

  it('claim nothing before a round has ended', () => {
    const log = simulateRun({ comparison: false });
    expect(figuresAt(log, 3)).toMatchObject({ rounds: 0, tokens: 0, acceptanceLength: null, draftAcceptanceRate: null, comparison: null });
  });

  it('say whether speculation ran', () => {
    expect(speculationAt(simulateRun(), 40).kind).toBe('on');
    expect(speculationAt(simulateRun({ config: { gamma: 0 } }), 40).kind).toBe('off');
  });

  it('say that prompt lookup has found nothing to copy, once it has not for eight rounds', () => {
    const { header } = simulateRun({ config: { drafter: 'prompt-lookup' } });
    const { events } = simulateRun({ config: { drafter: 'none' } });
    const silent = new EventLog(header, [{ type: 'notice', text: 'an unrelated notice' }, ...events]);
    const after = (rounds: number): number => silent.events.findIndex((event) => event.type === 'round.end' && event.round === rounds) + 1;
    expect(speculationAt(silent, after(7))).toEqual({ kind: 'on' });
    expect(speculationAt(silent, after(8))).toEqual({ kind: 'fell-back', because: 'nothing-to-copy' });
    expect(speculationAt(silent, silent.length)).toEqual({ kind: 'fell-back', because: 'nothing-to-copy' });
    const lookup = simulateRun({ config: { drafter: 'prompt-lookup' } });
    expect(speculationAt(lookup, lookup.length)).toEqual({ kind: 'on' });
    const unexplained = new EventLog(simulateRun().header, silent.events);
    expect(speculationAt(unexplained, unexplained.length)).toEqual({ kind: 'fell-back', because: null });
  });
});

describe('a trace file', () => {
  const file = encodeTrace(simulateRun());

  it('comes back as it went: encoding what was decoded changes nothing', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const once = encodeTrace(simulateRun({ config }));
        const decoded = decodeTrace(once);
        expect(decoded).toMatchObject({ ok: true });
        if (decoded.ok) expect(encodeTrace(decoded.log, NO_CUT)).toBe(once);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps every event and every number that a view prints', () => {
    const log = simulateRun();
    const decoded = decodeTrace(encodeTrace(log));
    if (!decoded.ok) throw new Error(faultSentence(decoded.fault));
    expect(decoded.log.length).toBe(log.length);
    expect(figuresAt(decoded.log, log.length)).toEqual(figuresAt(log, log.length));
    expect(finalText(decoded.log, roundsAt(decoded.log, log.length))).toBe(finalText(log, roundsAt(log, log.length)));
  });

  it('stays small', () => {
    expect(file.length).toBeLessThan(250_000);
  });

  it('that is damaged anywhere loads or gets a sentence', () => {
    const sentence = (text: string): void => {
      const decoded = decodeTrace(text);
      if (!decoded.ok) expect(faultSentence(decoded.fault)).toMatch(/^This (file|run) .+[.]$/);
    };
    fc.assert(fc.property(fc.nat(file.length - 1), (end) => sentence(file.slice(0, end))), { numRuns: 200 });
    fc.assert(fc.property(fc.nat(file.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, put) => sentence(file.slice(0, at) + put + file.slice(at + put.length))), { numRuns: 300 });
    fc.assert(fc.property(fc.json(), sentence), { numRuns: 200 });
  });

  /** A file whose checksum was mended after a change, so that the inner checks are reached. */
  function forged(change: (raw: { header: Record<string, unknown>; events: Record<string, unknown>[] }) => void): string {
    const raw = JSON.parse(file) as { checksum: string; header: Record<string, unknown>; events: Record<string, unknown>[] };
    change(raw);
    raw.checksum = checksum(JSON.stringify({ header: raw.header, events: raw.events }));
    return JSON.stringify(raw);
  }

  it.each([
    ['truncated', file.slice(0, 5000)],
    ['not-a-trace', '\u0089PNG and so on'],
    ['not-a-trace', ''],
    ['too-large', ' '.repeat(MAX_TRACE_CHARACTERS + 1)],
    ['not-a-trace', '{"format":"something else","version":1}'],
    ['not-a-trace', '[]'],
    ['too-old', JSON.stringify({ ...(JSON.parse(file) as object), version: 0 })],
    ['too-new', JSON.stringify({ ...(JSON.parse(file) as object), version: 2 })],
    ['altered', file.replace('"seed":7', '"seed":8')],
    ['malformed', forged(({ events }) => Object.assign(events[1]!, { q: 1.5 }))],
    ['malformed', forged(({ header }) => Object.assign(header, { vocabulary: { x: 'y' } }))],
    ['malformed', `{"format":"slipstream-trace","version":1,"checksum":"","header":${'['.repeat(200_000)}${']'.repeat(200_000)},"events":[]}`],
    ['inconsistent', forged(({ events }) => void events.splice(1, 1))],
    ['inconsistent', forged(({ events }) => void events.reverse())],
    ['inconsistent', forged(({ header }) => Object.assign(header, { vocabulary: {} }))],
  ])('is refused as %s', (kind, text) => {
    const decoded = decodeTrace(text);
    expect(decoded.ok ? 'loaded' : decoded.fault.kind).toBe(kind);
  });
});
