/** Opens the benchmark page on a fresh Chromium, starts a suite there and follows it to its end. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import type { BenchmarkFile, PageRow } from '#features/benchmark/result-rows.ts';
import { withSoftwareGpu } from '../support/chromium-flags.ts';
import { staticServer } from '../support/static-server.ts';
import type { BenchArguments } from './arguments.ts';
import { measureFirstMove } from './first-move.ts';

/** An isolated page has a clock of 5 µs instead of 100 µs. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Suites that tell of the page as a visitor meets it; some of their cells alone do not. */
const WITH_FIRST_MOVE = ['smoke', 'speculation'];

/** What the page shows (benchmark-page.tsx): its state, a line on where it is, and the file so far. */
interface Shown {
  readonly state: string;
  readonly progress: string;
  readonly file: BenchmarkFile | null;
}

function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => ({
    state: document.querySelector<HTMLElement>('[data-state]')?.dataset.state ?? 'loading',
    progress: document.querySelector('#benchmark-progress')?.textContent ?? '',
    file: JSON.parse(document.querySelector('script#benchmark-results')?.textContent ?? 'null') as BenchmarkFile | null,
  }));
}

export async function runOnPage(
  executablePath: string,
  { suite, only, full }: BenchArguments,
  earlier: BenchmarkFile | null,
  save: (file: BenchmarkFile) => void,
): Promise<BenchmarkFile> {
  const server = staticServer('dist', '/', ISOLATED).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await chromium.launch({ executablePath, args: withSoftwareGpu });
  try {
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const visit = WITH_FIRST_MOVE.includes(suite) && only === '' ? [await measureFirstMove(browser, site)] : [];
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    await page.addInitScript((file) => sessionStorage.setItem('slipstream.benchmark.earlier', file), JSON.stringify(earlier && withoutVisits(earlier)));
    const query = new URLSearchParams({ suite, only, full: full ? '1' : '0', start: '1' });
    await page.goto(`${site}?${query.toString()}#/benchmark`);
    return await follow(page, visit, save);
  } finally {
    await browser.close();
    server.close();
  }
}

/** They are measured anew. */
const withoutVisits = (file: BenchmarkFile): BenchmarkFile => ({ ...file, results: file.results.filter(({ kind }) => kind !== 'page') });

async function follow(page: Page, visit: readonly PageRow[], save: (file: BenchmarkFile) => void): Promise<BenchmarkFile> {
  let told = '';
  let rows = 0;
  for (;;) {
    const { state, progress, file } = await shown(page);
    if (progress !== told && progress !== '') console.log((told = progress));
    if (file !== null && file.results.length > rows) {
      rows = file.results.length;
      save({ ...file, results: [...file.results, ...visit] });
    }
    if (state === 'failed') throw new Error(progress);
    if (state === 'done' && file !== null) return { ...file, results: [...file.results, ...visit], browser: `Chromium ${page.context().browser()?.version() ?? '?'}` };
    await page.waitForTimeout(500);
  }
}
