/** What a first visit waits for: from navigation to the first moment of the recorded run, or of π-Bench's conversation, each time with an empty cache. */
import type { Browser } from '@playwright/test';
import { median } from '#core/stats/quantile.ts';
import type { PageRow } from '#features/benchmark/result-rows.ts';

const VISITS = 3;

async function firstMoveMs(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const moved = await page.waitForFunction(() => {
    const position = document.querySelector<HTMLInputElement>('input[data-testid=position]');
    // π-Bench has no recorded run to begin with
    const plays = document.querySelector('[data-testid=pibench]') !== null || document.documentElement.dataset.run === 'replaying';
    return plays && Number(position?.value) > 0 ? performance.now() : false;
  });
  const ms = Number(await moved.jsonValue());
  await context.close();
  return ms;
}

export async function measureFirstMove(browser: Browser, address: string, route?: PageRow['route']): Promise<PageRow> {
  const ms: number[] = [];
  while (ms.length < VISITS) ms.push(await firstMoveMs(browser, address));
  return { kind: 'page', ...(route && { route }), repeats: VISITS, firstMoveMs: median(ms), firstMoveMsRange: [Math.min(...ms), Math.max(...ms)] };
}
