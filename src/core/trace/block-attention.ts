/**
 * Where a round's block looked, for each drafted slot: how much of its attention lies on the text before the anchor (the context) and how
 * much on the block's own rows, and on which. Of one layer of the drafter, or the mean over all.
 *
 *   share on the context   1 - sum of the block's shares; shares that a file left out count, since it keeps the block's whole
 */
import type { EventLog } from './event-log.ts';
import type { RowLook } from './events.ts';
import { tokensOfRound } from './output.ts';
import { nodesOf } from './round-tree.ts';
import { roundsAt, type RoundView } from './rounds.ts';
import { fillsBlocks } from './trained-weights.ts';

export interface SlotLook {
  /** A slot of a chain; a level of a tree, whose drafts share a row of the block. */
  readonly slot: number;
  /** Share of each position of the text before the anchor. */
  readonly context: readonly number[];
  readonly onContext: number;
  /** On the block's rows: the anchor's, then those of the slots. */
  readonly block: readonly number[];
  readonly onBlock: number;
}

export type BlockAttention =
  /** The drafter fills in no block; or it does, and nobody looked; or this round drafted nothing (yet). */
  | { readonly kind: 'no-block' | 'not-recorded' | 'nothing-drafted' }
  | {
      readonly kind: 'seen';
      readonly slots: readonly SlotLook[];
      readonly layers: number;
      /** Tokens of the text before the anchor, prompt included, and the anchor. */
      readonly text: readonly number[];
      readonly anchor: number;
      /** How many of the text's tokens are the prompt's. */
      readonly prompt: number;
    };

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

function meanLook(looks: readonly RowLook[], slot: number, positions: number): SlotLook {
  const context = new Array<number>(positions).fill(0);
  for (const { at, shares } of looks) at.forEach((position, i) => { context[position]! += shares[i]! / looks.length; });
  const block = looks[0]!.block.map((_, row) => sum(looks.map((look) => look.block[row] ?? 0)) / looks.length);
  const onBlock = Math.min(1, sum(block));
  return { slot, context, onContext: 1 - onBlock, block, onBlock };
}

/** `layer`: from 0; null: the mean over all. A layer that is none counts as null. */
export function blockAttentionAt(log: EventLog, view: RoundView, layer: number | null = null): BlockAttention {
  const { header: { config, promptTokens } } = log;
  if (!fillsBlocks(config)) return { kind: 'no-block' };
  if (view.slots.length === 0) return { kind: 'nothing-drafted' };
  const { attention, position } = view;
  if (!attention) return { kind: view.slots.length < view.k ? 'nothing-drafted' : 'not-recorded' };
  const before = roundsAt(log, log.length).filter(({ round }) => round < view.round);
  const written = before.flatMap((round) => tokensOfRound(round).filter(({ kept }) => kept).map(({ token }) => token));
  const committed = [...promptTokens, ...written].slice(0, position);
  const layers = attention[0]!.length;
  const slots = attention.map((looks, i) => meanLook(layer !== null && layer < layers ? [looks[layer]!] : looks, i + 1, position - 1));
  return { kind: 'seen', slots, layers, text: committed.slice(0, -1), anchor: committed.at(-1)!, prompt: promptTokens.length };
}

/** The row of the block that a slot stands in: its own, or in a tree its level's; the last one for what stands behind them all. */
export function blockRow(view: RoundView, slot: number): number {
  const levels = nodesOf(view);
  return levels.find((node) => node.slot === slot)?.depth ?? Math.max(...levels.map(({ depth }) => depth));
}

/** Positions that hold the largest shares, the largest first. */
export function brightest({ context }: SlotLook, count: number): readonly { readonly position: number; readonly share: number }[] {
  return context.map((share, position) => ({ position, share })).filter(({ share }) => share > 0).sort((a, b) => b.share - a.share || a.position - b.position).slice(0, count);
}
