/**
 * Where a block's rows looked, as an event of its round: from what inspect mode read back, one array a layer, [rows][context]. Row i fills
 * in the i-th slot; row 0, the anchor's, drafts nothing and is left out. A row sees positions 0 .. n-2, which are context, and n-1 ..,
 * which are the block.
 */
import { draftedLevels } from '#core/trace/attention-consistency.ts';
import type { RowLook, SpecEvent } from '#core/trace/events.ts';

export interface BlockReading {
  /** By layer. */
  readonly shares: readonly Float32Array[];
  /** Rows of the block. */
  readonly rows: number;
  readonly context: number;
}

/** A round's events with where its block looked behind its drafts; as they are, where nothing was drafted. */
export function withAttention(events: readonly SpecEvent[], reading: BlockReading): readonly SpecEvent[] {
  const [start] = events;
  const drafts = events.filter((event) => event.type === 'draft.token');
  const levels = draftedLevels(drafts);
  if (start?.type !== 'round.start' || levels === 0) return events;
  const { round, position } = start;
  const rows = Array.from({ length: levels }, (_, i) => reading.shares.map((layer) => rowLook(layer, i + 1, position, reading)));
  const behind = 1 + drafts.length;
  return [...events.slice(0, behind), { type: 'draft.attention', round, rows }, ...events.slice(behind)];
}

function rowLook(layer: Float32Array, row: number, position: number, { rows, context }: BlockReading): RowLook {
  const anchor = position - 1;
  const seen = layer.subarray(row * context, row * context + Math.min(anchor + rows, context));
  return { at: Array.from({ length: anchor }, (_, j) => j), shares: [...seen.subarray(0, anchor)], block: [...seen.subarray(anchor)] };
}
