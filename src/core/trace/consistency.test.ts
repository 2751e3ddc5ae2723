/**
 * A log that could not have happened is refused, and says where: one test for every rule, in chains; trees of drafts, which keep the
 * same rules; the round in which the target adds nothing, since an accepted stop token ended the text. Whatever the simulation
 * writes and whatever ships with the page loads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTree, type TreeRule } from '../speculation/judge-tree.ts';
import { decodeTrace, encodeTrace, type Decoded } from './codec.ts';
import { contradiction } from './consistency.ts';
import { EventLog } from './event-log.ts';
import type { RunConfig, SpecEvent } from './events.ts';
import { tokensOfRound } from './output.ts';
import { roundsAt } from './rounds.ts';
import { ACCEPT_RULES, DRAFTERS } from './run-config.ts';
import { simulateRun } from './simulated-run.ts';
import { faultSentence } from './trace-fault.ts';

describe('a possible story', () => {
  it.each(readdirSync('public/traces').filter((name) => name !== 'index.json'))('%s, which ships, loads', (name) => {
    const decoded = decodeTrace(readFileSync(`public/traces/${name}`, 'utf8'));
    expect(decoded.ok ? null : faultSentence(decoded.fault)).toBeNull();
  });

  it('is every simulated run, before it was written to a file and after', () => {
    const configs = fc.record({
      rule: fc.constantFrom(...ACCEPT_RULES), drafter: fc.constantFrom(...DRAFTERS), temperature: fc.constantFrom(0, 0.05, 0.8, 2),
      gamma: fc.constantFrom(0, 1, 4, 15), seed: fc.nat(1000), maxTokens: fc.constantFrom(1, 17, 120),
    });
    fc.assert(
      fc.property(configs, fc.constantFrom(0, 0.4, 1), (config, blur) => {
        const log = simulateRun({ config, blur });
        expect(contradiction(log.header, log.events)).toBeNull();
        const decoded = decodeTrace(encodeTrace(log));
        expect(decoded.ok ? null : faultSentence(decoded.fault)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('has no token beyond its vocabulary', () => {
    const { header, events } = simulateRun();
    const size = Object.keys(header.vocabulary).length;
    expect(header.vocabularySize).toBe(size);
    expect(contradiction({ ...header, vocabularySize: size - 1 }, events)).toBe('a token beyond its vocabulary');
  });

  it('may break off in the middle of a round', () => {
    const log = simulateRun();
    for (let length = 0; length < 40; length++) expect(contradiction(log.header, log.events.slice(0, length))).toBeNull();
  });
});

type Kind = SpecEvent['type'];
type EventOf<T extends Kind> = Extract<SpecEvent, { type: T }>;
type Change<T extends Kind> = Readonly<Record<string, unknown>> | ((event: EventOf<T>) => Readonly<Record<string, unknown>>) | null;

/** A run in which one event, the first of its kind that fits, is changed, or left out (null). */
function changed<T extends Kind>(config: Partial<RunConfig>, type: T, fits: (event: EventOf<T>) => boolean, change: Change<T>): string | null {
  const { header, events } = simulateRun({ config, blur: 0.8 });
  const at = events.findIndex((event) => event.type === type && fits(event as EventOf<T>));
  if (at < 0) throw new Error(`no such ${type} in the run`);
  const event = events[at] as EventOf<T>;
  const put = change === null ? [] : [{ ...event, ...(typeof change === 'function' ? change(event) : change) }];
  return contradiction(header, [...events.slice(0, at), ...put, ...events.slice(at + 1)]);
}

const any = (): boolean => true;
const R3 = { rule: 'R3' } as const;
const second = ({ round }: { readonly round: number }): boolean => round === 2;

describe('a chain is refused', () => {
  it.each([
    ['announced drafts that are not there', () => changed({}, 'round.start', any, { k: 5 }), 'other than the announced number of drafts'],
    ['a draft left out', () => changed({}, 'draft.token', ({ slot }) => slot === 1, null), 'slots out of order'],
    ['a draft before its parent', () => changed({}, 'draft.token', ({ slot }) => slot === 2, { parent: 3 }), 'a draft that does not stand behind its parent'],
    ['a tree under R1, which needs draws one after the other', () => changed({}, 'draft.token', ({ slot }) => slot === 3, { parent: 1 }), 'a tree under rule R1'],
    ['a verdict left out', () => changed({}, 'verify.slot', ({ slot }) => slot === 4, null), 'a draft without a verdict'],
    ['a verdict on another token', () => changed({}, 'verify.slot', any, { token: 0 }), 'a verdict on a token that was not proposed'],
    ['an accepted draft without its coin', () => changed({}, 'verify.slot', ({ verdict }) => verdict === 'accepted', { u: null }), 'a coin where none was due, or none where one was'],
    ['a coin for a draft that was not reached', () => changed({}, 'verify.slot', ({ verdict }) => verdict === 'unreached', { u: 0.5 }), 'a coin where none was due, or none where one was'],
    ['a coin under a rule that tosses none', () => changed(R3, 'verify.slot', any, { u: 0.5 }), 'a coin where none was due, or none where one was'],
    ['a draw under a rule of coins', () => changed({}, 'verify.slot', any, { drawn: 5 }), 'a draw where none was due, or none where one was'],
    ['a judged draft without a draw', () => changed(R3, 'verify.slot', any, { drawn: null }), 'a draw where none was due, or none where one was'],
    ['a rejection by a coin that fell low', () => changed({}, 'verify.slot', ({ verdict }) => verdict === 'rejected', { u: 0 }), 'a verdict against its coin'],
    ['an acceptance by a coin that fell high', () => changed({ rule: 'R2', temperature: 2 }, 'verify.slot', ({ verdict, p }) => verdict === 'accepted' && p < 0.99, { u: 1 }), 'a verdict against its coin'],
    ['an acceptance of what the target did not draw', () => changed(R3, 'verify.slot', ({ verdict }) => verdict === 'accepted', { drawn: 0 }), 'a verdict against what the target drew'],
    ['a rejection of what the target drew', () => changed({ temperature: 0 }, 'verify.slot', ({ verdict }) => verdict === 'rejected', ({ token }) => ({ drawn: token })), 'a verdict against what the target drew'],
    ['a rejection without a correction', () => changed({}, 'target.token', ({ kind }) => kind === 'corrected', null), 'a rejection without a correction'],
    ['a correction where nothing was refused', () => changed({}, 'target.token', ({ kind }) => kind === 'bonus', { kind: 'corrected' }), 'a correction without a rejection, or the reverse'],
    ['a correction other than the target drew', () => changed(R3, 'target.token', ({ kind }) => kind === 'corrected', { token: 0 }), 'a correction other than what the target drew'],
    ['fewer tokens committed than written', () => changed({}, 'round.end', ({ committed }) => committed > 1, { committed: 1 }), 'other tokens committed than written'],
    ['more tokens committed than written', () => changed({}, 'round.end', any, { committed: 9 }), 'other tokens committed than written'],
    ['drafts without a drafter', () => {
      const { header, events } = simulateRun();
      return contradiction({ ...header, config: { ...header.config, drafter: 'none' } }, events);
    }, 'drafts where nothing drafts'],
    ['drafts of length 0', () => {
      const { header, events } = simulateRun();
      return contradiction({ ...header, config: { ...header.config, gamma: 0 } }, events);
    }, 'drafts where nothing drafts'],
  ] as const)('with %s', (_, told, where) => {
    expect(told()).toMatch(new RegExp(`^round \\d+: ${where}$`));
  });

  it('with two tokens of the target, or two ends, in a round', () => {
    const { header, events } = simulateRun();
    for (const type of ['target.token', 'round.end']) {
      const at = events.findIndex((event) => event.type === type);
      expect(contradiction(header, [...events.slice(0, at + 1), ...events.slice(at)])).toBe('round 1: more than one token of the target, or more than one end');
    }
  });

  it.each([
    ['a round that starts elsewhere than the one before ended', () => changed({}, 'round.start', second, { position: 50 })],
    ['a first round that does not start behind the prompt', () => changed({}, 'round.start', any, { position: 3 })],
    ['a round that does not follow its number', () => changed({}, 'round.start', second, { round: 3 })],
    ['a round behind one that did not end', () => changed({}, 'round.end', any, null)],
  ])('with %s', (_, told) => {
    expect(told()).toMatch(/^round \d cannot follow what is before it$/);
  });

  it('with a round behind the end of the text', () => {
    const { header, events } = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0 });
    const [first, lastEnd] = [events.find((event) => event.type === 'round.start')!, events.findLast((event) => event.type === 'round.end')!];
    const on = { ...first, round: lastEnd.round + 1, position: roundsAt(new EventLog(header, events), events.length).at(-1)!.position + lastEnd.committed };
    expect(contradiction(header, [...events.filter(({ type }) => type !== 'run.end' && type !== 'comparison'), on])).toBe(`round ${on.round} cannot follow what is before it`);
  });

  it('with anything but a comparison after its end', () => {
    const { header, events } = simulateRun();
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['run.end', 'comparison']);
    expect(contradiction(header, [...events, { type: 'notice', text: 'late' }])).toBe('notice after the end of the run');
    expect(contradiction(header, [...events, { type: 'run.end', reason: 'eos' }])).toBe('run.end after the end of the run');
    expect(contradiction(header, [...events, events[0]!])).toBe('round.start after the end of the run');
  });

  it.each([
    ['a draft', () => changed({}, 'draft.token', any, { token: 99_999 })],
    ['a choice of the target', () => changed(R3, 'verify.slot', any, { drawn: 99_999 })],
    ['a likely draft', () => changed({}, 'draft.token', any, { draft: { tokens: [99_999], logits: [0], logZ: 0 } })],
    ['a likely token of the target', () => changed({}, 'verify.slot', any, { target: { tokens: [99_999], logits: [0], logZ: 0 } })],
    ['what a correction was drawn from', () => changed({}, 'target.token', any, { from: { tokens: [99_999], logits: [0], logZ: 0 } })],
  ])('if it cannot spell %s', (_, told) => {
    expect(told()).toBe('round 1: a token without text');
  });

  it('with more drafts than a round can have', () => {
    const decoded = decodeTrace(encodeTrace(new EventLog(simulateRun().header, simulateRun().events.map((event) => (event.type === 'round.start' ? { ...event, k: 32 } : event)))));
    expect(decoded.ok ? null : decoded.fault.kind).toBe('malformed');
  });
});

describe('a tree of drafts', () => {
  const WORDS = 6;
  const STOP = 0;
  const head = { tokens: [], logits: [], logZ: 0 };
  const base = simulateRun().header;
  const headerOf = (rule: TreeRule, temperature: number) => ({ ...base, promptTokens: [1, 2], vocabulary: Object.fromEntries(Array.from({ length: WORDS }, (_, id) => [id, `w${id}`])), config: { ...base.config, rule, temperature } });

  /** One judged round over a random tree whose siblings are distinct. */
  const round = fc
    .record({
      rule: fc.constantFrom<TreeRule>('R2', 'R3', 'R4'), warm: fc.boolean(), seed: fc.nat(10_000),
      nodes: fc.array(fc.record({ parent: fc.nat(14), token: fc.nat(WORDS - 1) }), { maxLength: 15 }),
      rows: fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: WORDS, maxLength: WORDS }), { minLength: 16, maxLength: 16 }),
    })
    .map(({ rule, warm, seed, nodes, rows }) => {
      const tree = { tokens: [1], parents: [0] };
      for (const { parent: wanted, token } of nodes) {
        const parent = wanted % tree.tokens.length;
        if (tree.parents.some((of, node) => node > 0 && of === parent && tree.tokens[node] === token)) continue;
        tree.tokens.push(token);
        tree.parents.push(parent);
      }
      const target = rows.map((row) => (warm ? row.map((x) => x / row.reduce((a, b) => a + b, 0)) : row.map((_, id) => (id === row.indexOf(Math.max(...row)) ? 1 : 0))));
      const temperature = warm ? 1 : 0;
      const verdict = judgeTree({ rule, temperature, seed, sequence: 0, position: 2, tree, target, stopToken: STOP });
      const parentOf = (node: number): number | null => (tree.parents[node] === 0 ? null : tree.parents[node]!);
      const slots = tree.tokens.map((_, node) => node).slice(1);
      const events: SpecEvent[] = [
        { type: 'round.start', round: 1, position: 2, k: slots.length, t: 0 },
        ...slots.map((slot): SpecEvent => ({ type: 'draft.token', round: 1, slot, parent: parentOf(slot), token: tree.tokens[slot]!, q: 1, draft: head, t: 0 })),
        ...slots.map((slot): SpecEvent => {
          const row = target[tree.parents[slot]!]!;
          const refused = slots.filter((other) => other < slot && tree.parents[other] === tree.parents[slot]);
          const q = verdict.nodes[slot]!.u === null ? 1 : refused.reduce((left, other) => left - row[tree.tokens[other]!]!, 1);
          return { type: 'verify.slot', round: 1, slot, token: tree.tokens[slot]!, p: Number(row[tree.tokens[slot]!]!.toPrecision(4)), q, target: head, ...verdict.nodes[slot]! };
        }),
        ...(verdict.added ? [{ type: 'target.token', round: 1, token: verdict.added.token, kind: verdict.added.kind, from: head, t: 1 } as const] : []),
        { type: 'round.end', round: 1, committed: verdict.committed.length, draftMs: 1, verifyMs: 1, otherMs: 1 },
      ];
      return { header: headerOf(rule, temperature), events };
    });

  it('is told as it was judged, under every rule that judges trees', () => {
    fc.assert(fc.property(round, ({ header, events }) => {
      expect(contradiction(header, events)).toBeNull();
    }), { numRuns: 300 });
  });

  /** [a][b] behind the anchor, [c] behind a; greedy: the target drew b, then wrote d behind it. */
  const greedy = (verdicts: string, drawn: readonly (number | null)[], kind: 'corrected' | 'bonus' = 'bonus'): string | null => {
    const verdictOf = { a: 'accepted', r: 'rejected', u: 'unreached' } as const;
    const accepted = [...verdicts].filter((verdict) => verdict === 'a').length;
    return contradiction(headerOf('R3', 0), [
      { type: 'round.start', round: 1, position: 2, k: 3, t: 0 },
      ...[null, null, 1].map((parent, i): SpecEvent => ({ type: 'draft.token', round: 1, slot: i + 1, parent, token: i + 1, q: 1, draft: null, t: 0 })),
      ...[1, 2, 3].map((slot): SpecEvent => ({ type: 'verify.slot', round: 1, slot, token: slot, p: 0.3, q: 1, u: null, drawn: drawn[slot - 1]!, verdict: verdictOf[verdicts[slot - 1] as 'a'], target: head })),
      { type: 'target.token', round: 1, token: 4, kind, from: head, t: 1 },
      { type: 'round.end', round: 1, committed: accepted + 1, draftMs: 1, verifyMs: 1, otherMs: 1 },
    ]);
  };

  it('may reject a draft and accept its sibling', () => {
    expect(greedy('rau', [2, 2, null])).toBeNull();
  });

  it.each([
    ['a verdict behind a rejected parent', () => greedy('rar', [2, 2, 5]), 'a verdict on a draft behind one that was not accepted'],
    ['two accepted siblings', () => greedy('aau', [1, 2, null]), 'two drafts accepted in one place'],
    ['a correction where the path has no drafts behind it', () => greedy('rau', [2, 2, null], 'corrected'), 'a correction without a rejection, or the reverse'],
    ['drafts behind the path that nobody judged', () => greedy('aru', [1, 1, null]), 'a token of the target behind drafts that nobody judged'],
  ] as const)('is refused with %s', (_, told, where) => {
    expect(told()).toBe(`round 1: ${where}`);
  });
});

/** Its last round proposes [ now][.][<eos>][<eos>][<eos>] and commits three. */
const whole = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0, comparison: false });
const last = roundsAt(whole, whole.length).at(-1)!.round;
const anyTarget = whole.events.find((event) => event.type === 'target.token')!;

/** A file of the run in which the last round's verdicts are these (a, r, u: their first letters), and the target adds a token of this kind. */
function file(verdicts: string, own: 'bonus' | 'corrected' | null): Decoded {
  const verdictOf = { a: 'accepted', r: 'rejected', u: 'unreached' } as const;
  const events = whole.events.flatMap((event): readonly SpecEvent[] => {
    if (!('round' in event) || event.round !== last) return [event];
    if (event.type === 'round.end') {
      const ended = { ...event, committed: [...verdicts].filter((verdict) => verdict === 'a').length + (own === null ? 0 : 1) };
      return own === null ? [ended] : [{ ...anyTarget, round: last, kind: own }, ended];
    }
    if (event.type !== 'verify.slot') return [event];
    const verdict = verdictOf[verdicts[event.slot - 1] as 'a' | 'r' | 'u'];
    return [{ ...event, verdict, drawn: verdict === 'unreached' ? null : verdict === 'accepted' ? event.token : event.token + 1 }];
  });
  return decodeTrace(encodeTrace(new EventLog(whole.header, events)));
}

describe('a round that an accepted stop token ends', () => {
  it('loads, and its text ends at that token', () => {
    const decoded = file('aaauu', null);
    if (!decoded.ok) throw new Error(faultSentence(decoded.fault));
    const round = roundsAt(decoded.log, decoded.log.length).at(-1)!;
    expect(round.target).toBeNull();
    expect(tokensOfRound(round).map(({ token, state, kept }) => [decoded.log.text(token), state, kept])).toEqual([
      [' now', 'accepted', true],
      ['.', 'accepted', true],
      ['<eos>', 'accepted', true],
      ['<eos>', 'unreached', false],
      ['<eos>', 'unreached', false],
    ]);
  });

  it('is how the simulation ends one too', () => {
    const { slots, target, end } = roundsAt(whole, whole.length).at(-1)!;
    expect(slots.map(({ state }) => state.charAt(0)).join('')).toBe('aaauu');
    expect([target, end?.committed, whole.events.at(-1)]).toEqual([null, 3, { type: 'run.end', reason: 'eos' }]);
  });

  it('may have it as its last draft', () => {
    expect(file('aaaaa', null).ok).toBe(true);
  });

  it.each([
    ['a target token that follows the drafts which nobody judged', 'aaauu', 'bonus', 'a token of the target behind drafts that nobody judged'],
    ['a target token that corrects what was not refused', 'aaauu', 'corrected', 'a correction without a rejection, or the reverse'],
    ['a verdict on a draft behind', 'aaaua', null, 'a verdict on a draft behind one that was not accepted'],
    ['a rejection behind an unreached draft', 'aaaur', null, 'a verdict on a draft behind one that was not accepted'],
    ['nothing judged at all', 'uuuuu', null, 'nothing written'],
    ['a rejection that nothing corrects', 'aaruu', null, 'a rejection without a correction'],
  ] as const)('is refused with %s', (_, verdicts, own, where) => {
    expect(file(verdicts, own)).toEqual({ ok: false, fault: { kind: 'inconsistent', where: `round ${last}: ${where}` } });
  });
});
