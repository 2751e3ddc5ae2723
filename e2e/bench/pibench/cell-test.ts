/** Tests that measure a cell: on one page of the harness for all of a worker's, each leaving its part behind. */
import { test as base, type Browser, type Page } from '@playwright/test';
import type { LabPlan } from '#core/pibench/lab/lab-plan.ts';
import type { LabResult } from '#core/pibench/lab/lab-results.ts';
import type { ResultRow } from '#features/benchmark/result-rows.ts';
import { askedOfSuite, commitOfSuite, isAsked } from './asked-of-suite.ts';
// declares what its window has
import type { Played } from './harness.ts';
import { writePart } from './parts.ts';

export interface Harness {
  readonly dataset: string;
  readonly tasks: number;
  readonly play: (plan: LabPlan, workers: number) => Promise<Played>;
  readonly log: (plan: LabPlan) => Promise<{ readonly hash: string; readonly events: number }>;
}

async function open(page: Page): Promise<Harness> {
  await page.goto(`${process.env.SLIPSTREAM_PIBENCH_HARNESS!}/e2e/bench/pibench/harness.html`);
  await page.waitForSelector('html[data-ready=true]', { state: 'attached', timeout: 120_000 });
  const { dataset, tasks } = await page.evaluate(() => ({ dataset: window.pibench.dataset, tasks: window.pibench.tasks }));
  return {
    dataset, tasks,
    play: (plan, workers) => page.evaluate(([what, hands]) => window.pibench.play(what, hands), [plan, workers] as const),
    log: (plan) => page.evaluate((what) => window.pibench.log(what), plan),
  };
}

const test = base.extend<object, { readonly harness: Harness }>({
  harness: [async ({ browser }, use) => {
    const page = await browser.newPage();
    await use(await open(page));
    await page.close();
  }, { scope: 'worker' }],
});

export interface Measured {
  readonly results?: readonly LabResult[];
  readonly rows?: readonly ResultRow[];
}

/** Nothing, where `--only` names others. */
export function cellTest(name: string, measure: (around: { readonly harness: Harness; readonly browser: Browser }) => Promise<Measured>): void {
  if (!isAsked(name)) return;
  test(name, async ({ harness, browser }) => {
    const { parts, command } = askedOfSuite();
    const { results = [], rows = [] } = await measure({ harness, browser });
    writePart(parts, { cell: name, command, commit: commitOfSuite(), dataset: harness.dataset, browser: `Chromium ${browser.version()}`, results, rows });
  });
}
