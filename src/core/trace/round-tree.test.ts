/** A tree round drawn as one path, explained slot by slot, and told so that a file of it loads; impossible trees do not. */
import { describe, expect, it } from 'vitest';
import { decodeTrace, encodeTrace } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { momentsOf } from './moments.ts';
import { tokensOfRound } from './output.ts';
import { acceptedPath, lineOf, nodesOf, ownSlot, packedBatch } from './round-tree.ts';
import { isTree, replacedSlot, roundsAt, type RoundView } from './rounds.ts';
import { simulateRun } from './simulated-run.ts';

const RULES = [['R2', 0.8], ['R3', 0.8], ['R4', 0.8], ['R4', 0]] as const;
const run = (rule: 'R2' | 'R3' | 'R4' = 'R2', temperature = 0.8): EventLog => simulateRun({ config: { rule, temperature, treeBudget: 12, gamma: 4 }, blur: 0.6 });
const roundsOf = (log: EventLog): readonly RoundView[] => roundsAt(log, log.length);

/** anchor - 1, 2; 1 - 3, 4; 3 - 5 */
const slot = (at: number, parent: number | null, q: number, state: 'drafting' | 'accepted' | 'rejected' | 'unreached') => ({ slot: at, parent, token: at + 10, q, draft: null, judged: null, state });
const small = { slots: [slot(1, null, 0.5, 'rejected'), slot(2, null, 0.4, 'accepted'), slot(3, 1, 0.9, 'unreached'), slot(4, 2, 0.5, 'rejected'), slot(5, 2, 0.25, 'rejected')] };

describe('the nodes of a round', () => {
  it('know their depth, their rank and what the drafter gave their path', () => {
    expect(nodesOf(small).map(({ depth, rank, siblings, pathQ }) => [depth, rank, siblings, pathQ])).toEqual([[1, 1, 2, 0.5], [1, 2, 2, 0.4], [2, 1, 1, 0.45], [2, 1, 2, 0.2], [2, 2, 2, 0.1]]);
  });

  it('are the rows of the packed batch, the anchor before them', () => {
    expect(packedBatch(small, 7)).toEqual({ tokens: [7, 11, 12, 13, 14, 15], parents: [0, 0, 0, 1, 2, 2] });
  });
});

describe('the line of a round', () => {
  it('is the accepted path, then the one draft that the target stands in for', () => {
    expect(lineOf(small).map(({ slot: at }) => at)).toEqual([2, 4]);
    expect(ownSlot(small)).toBe(4);
  });

  it('is the likeliest path while nobody has judged', () => {
    expect(lineOf({ slots: small.slots.map((node) => ({ ...node, state: 'drafting' as const })) }).map(({ slot: at }) => at)).toEqual([1, 3]);
  });

  it('is the whole of a chain', () => {
    const chain = roundsOf(simulateRun({ blur: 0.8 }));
    for (const view of chain) expect(lineOf(view)).toBe(view.slots);
  });

  it.each(RULES)('%s at %f: what is kept of it and the target’s token are what the round committed', (rule, temperature) => {
    const rounds = roundsOf(run(rule, temperature));
    expect(rounds.some(isTree)).toBe(true);
    for (const view of rounds) {
      const line = lineOf(view);
      expect(line.filter(({ state }) => state === 'accepted')).toEqual(acceptedPath(view));
      expect(line.filter(({ state }) => state === 'rejected')).toEqual([replacedSlot(view) ?? []].flat());
      expect(tokensOfRound(view).filter(({ state }) => state === 'rejected').length).toBeLessThanOrEqual(1);
    }
  });
});

it.each(RULES)('%s at %f: a round’s last moment points at the slot that explains the target’s token', (rule, temperature) => {
  const log = run(rule, temperature);
  for (const moment of momentsOf(log).filter(({ kind }) => kind === 'target')) {
    const view = roundsOf(log).find(({ round }) => round === moment.round)!;
    expect(moment.slot).toBe(view.target!.kind === 'bonus' ? view.slots.length + 1 : replacedSlot(view)!.slot);
  }
});

describe('a file of a tree run', () => {
  /** The run, in which one event of the first tree round with a given verdict was changed. */
  function forged(change: (event: Extract<SpecEvent, { type: 'verify.slot' | 'draft.token' }>, view: RoundView) => SpecEvent) {
    const log = run('R2');
    const view = roundsOf(log).find((round) => isTree(round) && acceptedPath(round).length > 1)!;
    const events = log.events.map((event) => ((event.type === 'verify.slot' || event.type === 'draft.token') && event.round === view.round ? change(event, view) : event));
    return { decoded: decodeTrace(encodeTrace(new EventLog(log.header, events))), round: view.round };
  }

  it.each(RULES)('%s at %f: loads', (rule, temperature) => {
    expect(decodeTrace(encodeTrace(run(rule, temperature)))).toMatchObject({ ok: true });
  });

  it('is refused when a draft stands before its parent', () => {
    const { decoded, round } = forged((event) => (event.type === 'draft.token' && event.slot === 1 ? { ...event, parent: 2 } : event));
    expect(decoded).toEqual({ ok: false, fault: { kind: 'inconsistent', where: `round ${round}: a draft that does not stand behind its parent` } });
  });

  it('is refused when a draft is judged though its parent was not kept', () => {
    const { decoded, round } = forged((event, view) => (event.type === 'verify.slot' && event.slot === acceptedPath(view)[0]!.slot ? { ...event, verdict: 'rejected' } : event));
    expect(decoded).toEqual({ ok: false, fault: { kind: 'inconsistent', where: `round ${round}: a verdict on a draft behind one that was not accepted` } });
  });

  it('is refused when two siblings were kept, or a coin was tossed behind a kept one', () => {
    for (const verdict of ['accepted', 'rejected'] as const) {
      const { decoded } = forged((event, view) => {
        if (event.type !== 'verify.slot') return event;
        const kept = view.slots.find(({ slot: at, state, parent }) => state === 'accepted' && view.slots.some((other) => other.parent === parent && other.slot > at))!;
        const sibling = view.slots.find(({ slot: at, parent }) => parent === kept.parent && at > kept.slot)!;
        return event.slot === sibling.slot ? { ...event, verdict, u: 0.5 } : event;
      });
      expect(decoded).toMatchObject({ ok: false, fault: { kind: 'inconsistent' } });
    }
  });
});
