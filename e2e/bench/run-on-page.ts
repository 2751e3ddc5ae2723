/** Opens the benchmark page on a fresh Chromium, starts a suite there and follows it to its end. */
import type { Page } from '@playwright/test';
import { peerRows } from '#features/benchmark/peer-rows.ts';
import type { BenchmarkFile, ResultRow } from '#features/benchmark/result-rows.ts';
import type { BenchArguments } from './arguments.ts';
import { measureFirstMove } from './first-move.ts';
import { onServedPage } from './on-served-page.ts';
import { PEER_SEED } from './peer/training-problem.ts';
import { measurePeer } from './training-peer.ts';

/** An isolated page has a clock of 5 µs instead of 100 µs. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Suites that tell of the page as a visitor meets it; some of their cells alone do not. */
const WITH_FIRST_MOVE = ['smoke', 'speculation'];
/** What is measured beside the page, since the page as it is published knows no peer. */
const WITH_PEER = ['training'];

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
  return onServedPage(executablePath, ISOLATED, async (browser, site) => {
    const alone = async (suites: readonly string[], measured: () => Promise<readonly ResultRow[]>): Promise<readonly ResultRow[]> => (suites.includes(suite) && only === '' ? measured() : []);
    const beside = [
      ...(await alone(WITH_FIRST_MOVE, async () => [await measureFirstMove(browser, site)])),
      ...(await alone(WITH_PEER, async () => peerRows(await measurePeer(browser), PEER_SEED))),
    ];
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.message}`));
    await page.addInitScript((file) => sessionStorage.setItem('slipstream.benchmark.earlier', file), JSON.stringify(earlier && ofThePage(earlier)));
    const query = new URLSearchParams({ suite, only, full: full ? '1' : '0', start: '1' });
    await page.goto(`${site}?${query.toString()}#/benchmark`);
    return follow(page, beside, save);
  });
}

/** What stands beside it is measured anew. */
const ofThePage = (file: BenchmarkFile): BenchmarkFile => ({ ...file, results: file.results.filter((row) => !besideThePage(row)) });
const besideThePage = (row: ResultRow): boolean =>
  row.kind === 'page' || (row.kind === 'trainStep' && row.scope === 'forward and backward') || (row.kind === 'claim' && row.id.startsWith('train-'));

async function follow(page: Page, beside: readonly ResultRow[], save: (file: BenchmarkFile) => void): Promise<BenchmarkFile> {
  let told = '';
  let rows = 0;
  for (;;) {
    const { state, progress, file } = await shown(page);
    if (progress !== told && progress !== '') console.log((told = progress));
    if (file !== null && file.results.length > rows) {
      rows = file.results.length;
      save({ ...file, results: [...file.results, ...beside] });
    }
    if (state === 'failed') throw new Error(progress);
    if (state === 'done' && file !== null) return { ...file, results: [...file.results, ...beside], browser: `Chromium ${page.context().browser()?.version() ?? '?'}` };
    await page.waitForTimeout(500);
  }
}
