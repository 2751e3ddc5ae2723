/**
 * Where the blocks of a simulated DFlash run would have looked: made up, the same every time. Later slots look less at the token just
 * before the block and more at the block itself; everything looks at the text's beginning.
 */
import { EventLog } from './event-log.ts';
import type { RowLook, SpecEvent } from './events.ts';
import { draftedLevels } from './attention-consistency.ts';

const BLOCK = 8;

function madeUp(position: number, row: number, layer: number): RowLook {
  const at = Array.from({ length: position - 1 }, (_, j) => j);
  const weight = (j: number): number => 1 / (1 + (position - 1 - j) * (0.6 + 0.2 * layer)) + (j === 0 ? 0.5 : 0) + ((j * 7 + row * 3 + layer) % 11 === 0 ? 0.4 : 0);
  const onBlock = 0.15 + 0.06 * row + 0.05 * layer;
  const weights = at.map(weight);
  const sum = weights.reduce((a, b) => a + b, 0);
  const ofBlock = Array.from({ length: BLOCK }, (_, j) => (j === 0 ? 3 : 1) / (BLOCK + 2));
  return { at, shares: weights.map((w) => (w / sum) * (1 - onBlock)), block: ofBlock.map((share) => share * onBlock) };
}

/** The run with where its blocks looked, in so many layers. */
export function withSimulatedAttention({ header, events }: EventLog, layers = 1): EventLog {
  const told: SpecEvent[] = [];
  for (const [i, event] of events.entries()) {
    told.push(event);
    if (event.type !== 'draft.token' || events[i + 1]?.type === 'draft.token') continue;
    const start = told.findLast((earlier) => earlier.type === 'round.start');
    if (start?.type !== 'round.start') continue;
    const levels = draftedLevels(told.filter((earlier) => earlier.type === 'draft.token' && earlier.round === event.round) as (typeof event)[]);
    const rows = Array.from({ length: levels }, (_, row) => Array.from({ length: layers }, (_, layer) => madeUp(start.position, row + 1, layer)));
    told.push({ type: 'draft.attention', round: event.round, rows });
  }
  return new EventLog(header, told);
}
