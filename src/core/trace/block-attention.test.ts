/**
 * Where a block looked: shares of context and block come to 1, per layer and in the mean; of a chain, a tree, a file that left small shares
 * out; before the drafts are there; other drafters, and runs from before it was recorded. And what a log may not say of it.
 */
import { describe, expect, it } from 'vitest';
import { blockAttentionAt, blockRow, brightest } from './block-attention.ts';
import { decodeTrace, encodeTrace } from './codec.ts';
import { contradiction } from './consistency.ts';
import type { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { roundsAt } from './rounds.ts';
import { withSimulatedAttention } from './simulated-attention.ts';
import { simulateRun } from './simulated-run.ts';

const config = { drafter: 'dflash', rule: 'R4', gamma: 5 } as const;
const bare = simulateRun({ config });
const run = withSimulatedAttention(bare, 2);
const tree = withSimulatedAttention(simulateRun({ config: { ...config, treeBudget: 12 } }));

function seen(log: EventLog, round = 2, layer: number | null = null) {
  const view = roundsAt(log, log.length)[round - 1]!;
  const found = blockAttentionAt(log, view, layer);
  if (found.kind !== 'seen') throw new Error(found.kind);
  return { ...found, view };
}

function reread(log: EventLog): EventLog {
  const decoded = decodeTrace(encodeTrace(log));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.fault));
  return decoded.log;
}

describe('a round that was watched', () => {
  it('has a row for each slot, and in it all of its attention', () => {
    const { slots, view, text, anchor, layers, prompt } = seen(run);
    expect(slots.map(({ slot }) => slot)).toEqual(view.slots.map(({ slot }) => slot));
    for (const { context, onContext, onBlock, block } of slots) {
      expect(context).toHaveLength(view.position - 1);
      expect(onContext + onBlock).toBeCloseTo(1);
      expect(context.reduce((a, b) => a + b, 0)).toBeCloseTo(onContext);
      expect(block.reduce((a, b) => a + b, 0)).toBeCloseTo(onBlock);
    }
    expect([text.length, layers, prompt]).toEqual([view.position - 1, 2, run.header.promptTokens.length]);
    expect([...text.slice(0, 3), anchor]).toEqual([...run.header.promptTokens.slice(0, 3), roundsAt(run, run.length)[0]!.target!.token]);
  });
  it('is the mean of its layers, unless one is asked for', () => {
    const [mean, first, second] = [seen(run), seen(run, 2, 0), seen(run, 2, 1)].map(({ slots }) => slots[3]!);
    expect(mean!.onBlock).toBeCloseTo((first!.onBlock + second!.onBlock) / 2);
    expect(mean!.context[4]).toBeCloseTo((first!.context[4]! + second!.context[4]!) / 2);
    expect(seen(run, 2, 9).slots).toEqual(seen(run).slots);
  });
  it('names where it is brightest', () => {
    const slot = seen(run).slots[0]!;
    const [first, second] = brightest(slot, 2);
    expect(first!.share).toBe(Math.max(...slot.context));
    expect(second!.share).toBeLessThanOrEqual(first!.share);
  });
  it('of a tree has a row for each level', () => {
    const { slots, view } = seen(tree);
    expect(slots).toHaveLength(Math.max(...view.slots.map(({ slot }) => blockRow(view, slot))));
    expect(blockRow(view, 99)).toBe(slots.length);
  });
  it('keeps its whole in a file that leaves small shares out, and a file that is read is written as it was', () => {
    const [before, after] = [seen(run).slots[2]!, seen(reread(run)).slots[2]!];
    expect(after.onContext).toBeCloseTo(before.onContext, 3);
    expect(brightest(after, 3).map(({ position }) => position)).toEqual(brightest(before, 3).map(({ position }) => position));
    const again = reread(run);
    const looks = (log: EventLog) => log.events.filter(({ type }) => type === 'draft.attention');
    expect(looks(reread(again))).toEqual(looks(again));
  });
});

describe('a round without', () => {
  it.each([
    ['a drafter that fills in no block', simulateRun({ config: { rule: 'R4' } }), 'no-block'],
    ['a run from before it was recorded', bare, 'not-recorded'],
    ['plain rounds', simulateRun({ config: { ...config, gamma: 0 } }), 'nothing-drafted'],
  ] as const)('%s', (_, log, kind) => {
    expect(blockAttentionAt(log, roundsAt(log, log.length)[0]!)).toEqual({ kind });
  });
  it('its drafts under way', () => {
    const cursor = run.events.findIndex(({ type }) => type === 'draft.token') + 2;
    expect(blockAttentionAt(run, roundsAt(run, cursor)[0]!)).toEqual({ kind: 'nothing-drafted' });
  });
});

describe('a log', () => {
  type Look = Extract<SpecEvent, { type: 'draft.attention' }>;
  const changed = (change: (look: Look) => readonly SpecEvent[], header = run.header): string | null =>
    contradiction(header, run.events.flatMap((event) => (event.type === 'draft.attention' && event.round === 2 ? change(event) : [event])));
  const withFirst = (look: Look, part: Partial<Look['rows'][number][number]>): readonly SpecEvent[] => [{ ...look, rows: [[{ ...look.rows[0]![0]!, ...part }, ...look.rows[0]!.slice(1)], ...look.rows.slice(1)] }];
  it('that was watched is a possible story, whole, as a tree and cut short', () => {
    for (const log of [run, tree]) for (const length of [8, 9, 30, log.length]) expect(contradiction(log.header, log.events.slice(0, length))).toBeNull();
  });
  it.each([
    ['other rows than were drafted', (look: Look) => [{ ...look, rows: look.rows.slice(1) }], /attention of other rows/],
    ['twice', (look: Look) => [look, look], /attention told twice/],
    ['a row of fewer layers', (look: Look) => [{ ...look, rows: [look.rows[0]!.slice(1), ...look.rows.slice(1)] }], /attention of other layers/],
    ['the anchor as context', (look: Look) => withFirst(look, { at: [10_000], shares: [0.1] }), /attention beyond what a row sees/],
    ['positions out of order', (look: Look) => withFirst(look, { at: [4, 3], shares: [0.1, 0.1] }), /attention beyond what a row sees/],
    ['a position without a share', (look: Look) => withFirst(look, { at: [3], shares: [] }), /attention beyond what a row sees/],
    ['more than everything', (look: Look) => withFirst(look, { at: [3], shares: [1] }), /attention beyond what a row sees/],
  ])('does not say: %s', (_, change, sentence) => {
    expect(changed(change)).toMatch(sentence);
  });
  it('does not say it of a drafter without blocks, or behind a verdict', () => {
    expect(changed((look) => [look], { ...run.header, config: { ...run.header.config, drafter: 'draft-model' } })).toMatch(/where none is filled in/);
    const at = run.events.findIndex(({ type }) => type === 'draft.attention');
    const late = [...run.events.slice(0, at), run.events[at + 1]!, run.events[at]!, ...run.events.slice(at + 2)];
    expect(contradiction(run.header, late)).toMatch(/draft.attention out of place/);
  });
});
