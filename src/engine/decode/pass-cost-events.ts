/**
 * What a pass of each model costs by its rows on this device, as events of a run: the curve from which a page says what one more
 * draft token costs. Few repeats, since a visitor waits for it; medians.
 */
import { median } from '#core/stats/quantile.ts';
import type { RunConfig, SpecEvent } from '#core/trace/events.ts';
import type { BlockModel } from '#engine/drafters/block.ts';
import { dflash } from '#engine/drafters/dflash.ts';
import { eagle3 } from '#engine/drafters/eagle3.ts';
import type { TokenModel } from '#engine/drafters/token-chain.ts';
import { measurePasses, passOf, type RowsPass } from './measure.ts';
import type { Pair } from './pair.ts';

/** The curve's rows; the run's own γ + 1 joins them. */
const ROWS = [1, 2, 3, 4, 5, 8, 16];
/** One draft token, and two: a draft model that saw all its drafts accepted has two tokens to catch up with. */
const DRAFT_ROWS = [1, 2];
const REPEATS = 3;

/** The drafter's passes: as many rows as it may have to catch up with, or the one size that a block has. None: it runs no model. */
function draftPasses(pair: Pair, { drafter, gamma }: Pick<RunConfig, 'drafter' | 'gamma'>, rows: readonly number[]): readonly RowsPass[] {
  switch (drafter) {
    case 'draft-model': {
      const { draft } = pair;
      return draft ? DRAFT_ROWS.map((count) => passOf(draft, count)) : [];
    }
    case 'eagle3': {
      const model = pair.needEagle3();
      return blockPasses(eagle3(model, gamma)) ?? rows.map((count) => ({ rows: count, record: (pass) => model.layer.recordTrue(pass, { offset: -1 - count, rows: count }) }));
    }
    case 'dflash': return blockPasses(dflash(pair.needDFlash(), gamma)) ?? [];
    case 'prompt-lookup': case 'none': return [];
  }
}

/** Null: it drafts token by token. */
function blockPasses(model: BlockModel | TokenModel): readonly RowsPass[] | null {
  if (!('block' in model)) return null;
  const record = (pass: GPUComputePassEncoder): void => {
    model.recordContext(pass);
    model.recordBlock(pass);
  };
  return [{ rows: model.block, record }];
}

export async function passCostEvents(pair: Pair, run: Pick<RunConfig, 'drafter' | 'gamma'>, now: () => number, goOn: () => boolean): Promise<readonly SpecEvent[]> {
  const rows = [...new Set([...ROWS, run.gamma + 1])].sort((a, b) => a - b);
  const models = [
    { role: 'target', passes: rows.map((count) => passOf(pair.target, count)) },
    { role: 'draft', passes: draftPasses(pair, run, rows) },
  ] as const;
  const events: SpecEvent[] = [];
  for (const { role, passes } of models) {
    if (passes.length === 0 || !goOn()) continue;
    const costs = await measurePasses(pair, passes, REPEATS, now, goOn);
    if (!goOn()) break;
    const ms = costs.map(({ verifyMs }) => median(verifyMs));
    // A clock too coarse to time a pass says nothing about it.
    if (ms.every((cost) => cost > 0)) events.push({ type: 'verify.cost', role, rows: passes.map((pass) => pass.rows), ms });
  }
  return events;
}
