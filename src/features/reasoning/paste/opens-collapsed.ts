/** A long text opens with its chains drawn as one node each: that many steps are no picture of how they hang together. The visitor may show each of them. */
import type { View } from '../session/reasoning-session.ts';
import type { Reading } from './thought-reader.ts';

/** Steps that are still looked through one by one. */
export const MANY_STEPS = 200;

/** Where it was just read, where each step would be drawn, and where chains make it shorter. */
export function opensCollapsed(before: { readonly reading: Reading; readonly view: View }, now: Reading): boolean {
  if (before.reading.kind !== 'reading' || before.view !== 'steps' || now.kind !== 'read') return false;
  const { steps, 'super-nodes': chains } = now.reply.graphs;
  return steps.rows.length > MANY_STEPS && chains.rows.length < steps.rows.length;
}
