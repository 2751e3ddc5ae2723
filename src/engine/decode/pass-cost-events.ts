/**
 * What a pass of each model costs by its rows on this device, as events of a run: the curve from which a page says what one more
 * draft token costs. Few repeats, since a visitor waits for it; medians.
 */
import { median } from '#core/stats/quantile.ts';
import type { RunConfig, SpecEvent } from '#core/trace/events.ts';
import { measurePasses } from './measure.ts';
import type { Pair } from './pair.ts';

/** The curve's rows; the run's own γ + 1 joins them. */
const ROWS = [1, 2, 3, 4, 5, 8, 16];
/** One draft token, and two: a drafter that saw all its drafts accepted has two tokens to catch up with. */
const DRAFT_ROWS = [1, 2];
const REPEATS = 3;

export async function passCostEvents(pair: Pair, { drafter, gamma }: Pick<RunConfig, 'drafter' | 'gamma'>, now: () => number, goOn: () => boolean): Promise<readonly SpecEvent[]> {
  const models = [
    { role: 'target', decoder: pair.target, rows: [...new Set([...ROWS, gamma + 1])].sort((a, b) => a - b) },
    { role: 'draft', decoder: drafter === 'draft-model' ? pair.draft : null, rows: DRAFT_ROWS },
  ] as const;
  const events: SpecEvent[] = [];
  for (const { role, decoder, rows } of models) {
    if (!decoder || !goOn()) continue;
    const costs = await measurePasses(pair, decoder, rows, REPEATS, now);
    const ms = costs.map(({ verifyMs }) => median(verifyMs));
    // A clock too coarse to time a pass says nothing about it.
    if (ms.every((cost) => cost > 0)) events.push({ type: 'verify.cost', role, rows, ms });
  }
  return events;
}
