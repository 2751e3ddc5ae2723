/**
 * The benchmark page: what was measured elsewhere is there at once, what is measured here comes beside it. Measuring, by hand or by
 * address, can be stopped, says what it cannot do, and leaves nothing running.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { BenchmarkFile, DecodeRow } from '#features/benchmark/result-rows.ts';
import { seriousProblems } from './support/axe.ts';

const LOADING_MS = 60_000;

const storedFiles = readdirSync('bench-results')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`bench-results/${name}`, 'utf8')) as BenchmarkFile);
const allFamilies = ({ results }: BenchmarkFile): readonly DecodeRow[] => results.filter((row) => row.kind === 'decode').filter(({ family }) => family === 'all');

const suite = (page: Page, name: string): Locator => page.locator(`[data-suite=${name}]`);
const measuredHere = (within: Locator): Locator => within.getByRole('columnheader', { name: 'This device' }).first();
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test.describe.configure({ timeout: 240_000 });

test('stored results are there before anything is measured, and say where they come from', async ({ page }) => {
  await page.goto('./#/benchmark');
  await expect(page.getByTestId('benchmark')).toHaveAttribute('data-state', 'idle');
  for (const file of storedFiles) {
    const section = suite(page, file.suite);
    const speeds = section.getByRole('region', { name: 'Speed-up' }).getByRole('row').filter({ has: page.getByRole('rowheader') });
    await expect(speeds).toHaveCount(allFamilies(file).length);
    for (const [i, { speedup }] of allFamilies(file).entries()) await expect(speeds.nth(i).getByRole('cell').nth(1)).toContainText(`${speedup.toFixed(2)}×`);
    for (const fact of [file.commit, file.command]) await expect(section).toContainText(fact);
    await expect(section.getByText(/^Not (measured yet|by this page)/)).toBeVisible();
    await expect(measuredHere(section)).toHaveCount(0);
  }
});

test('by keyboard: the families of a cell open under it, and close again', async ({ page }) => {
  await page.goto('./#/benchmark');
  const section = suite(page, storedFiles[0]!.suite);
  const rows = section.getByRole('rowheader');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await section.getByRole('region', { name: 'Speed-up' }).focus();
  await page.keyboard.press('Tab');
  const cell = section.getByRole('button', { expanded: false }).first();
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  const opened = section.getByRole('button', { expanded: true });
  await expect(opened).toBeFocused();
  await expect(rows.nth(1)).toHaveText('Stories');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(before);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('./?suite=smoke&only=%5B&start=1#/benchmark');
    await expect(page.getByTestId('benchmark')).toHaveAttribute('data-state', 'failed');
    await page.getByTestId('benchmark').getByRole('button', { expanded: false }).first().click();
    expect(await seriousProblems(page)).toEqual([]);
  });
}

test('on a phone the page does not scroll sideways, a table does, and speed-ups need none of it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./#/benchmark');
  const table = page.getByRole('region', { name: 'Speed-up' }).first();
  await table.getByRole('button', { expanded: false }).first().click();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await expect(table.getByRole('cell', { name: /×/ }).first()).toBeInViewport({ ratio: 1 });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
});

test('what is measured here stands beside the stored row of the same cell', async ({ page }) => {
  await page.goto('./?suite=smoke&only=verifyCost&start=1#/benchmark');
  const benchmark = page.getByTestId('benchmark');
  await expect(benchmark).toHaveAttribute('data-state', 'done', { timeout: LOADING_MS });
  const section = suite(page, 'smoke');
  await expect(measuredHere(section)).toBeVisible();
  const five = section.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /5\srows/ }) });
  const stored = storedFiles.flatMap(({ results }) => results).find((row) => row.kind === 'verifyCost' && row.role === 'target' && row.rows === 5);
  const file = JSON.parse((await page.locator('script#benchmark-results').textContent()) ?? 'null') as BenchmarkFile;
  const here = file.results.find((row) => row.kind === 'verifyCost' && row.rows === 5);
  for (const [i, row] of [stored, here].entries()) await expect(five.getByRole('cell').nth(1 + 2 * i)).toHaveText(`${row?.kind === 'verifyCost' ? row.ratioToOneRow.toFixed(2) : '?'}×`);
  await expect(section.locator('[data-side=here]').first()).toContainText(file.commit);
  expect(await seriousProblems(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Save results' }).click();
  expect((await download).suggestedFilename()).toBe('slipstream-smoke.json');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('Stop ends it at once and keeps what was measured; the address starts it once', async ({ page }) => {
  await page.goto('./?suite=smoke&start=1#/benchmark');
  const benchmark = page.getByTestId('benchmark');
  await expect(benchmark.getByRole('progressbar')).toBeVisible();
  await expect(measuredHere(benchmark)).toBeVisible({ timeout: LOADING_MS });
  expect(await seriousProblems(page)).toEqual([]);
  await benchmark.getByRole('button', { name: 'Stop' }).click();
  await expect(benchmark).toHaveAttribute('data-state', 'stopped');
  await expect(benchmark.locator('#benchmark-progress')).toContainText('stands below');
  await expect(measuredHere(benchmark)).toBeVisible();
  await expect(benchmark.getByRole('button', { name: 'Measure' })).toBeFocused();
  await expect.poll(() => page.workers().length).toBe(0);
  await page.reload();
  await page.waitForTimeout(500);
  await expect(benchmark).toHaveAttribute('data-state', 'idle');
});

test('leaving in mid-suite ends it, and what was measured is still there on coming back', async ({ page }) => {
  await page.goto('./?suite=smoke#/benchmark');
  const benchmark = page.getByTestId('benchmark');
  await benchmark.getByRole('button', { name: 'Measure' }).click();
  await expect(measuredHere(benchmark)).toBeVisible({ timeout: LOADING_MS });
  const rows = await benchmark.getByRole('row').count();
  await page.getByRole('link', { name: 'Speculation' }).click();
  await expect.poll(() => page.workers().length).toBe(0);
  await page.getByRole('link', { name: 'Benchmark' }).click();
  await expect(benchmark).toHaveAttribute('data-state', 'stopped');
  await expect(benchmark.locator('#benchmark-progress')).toContainText('stands below');
  expect(await benchmark.getByRole('row').count()).toBeGreaterThanOrEqual(rows);
});

test('leaving ends it', async ({ page }) => {
  await page.goto('./?suite=smoke#/benchmark');
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect.poll(() => page.workers().length, { timeout: LOADING_MS }).toBe(1);
  await page.getByRole('link', { name: 'Speculation' }).click();
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a pattern that is none is said, and nothing is measured', async ({ page }) => {
  await page.goto('./?suite=smoke&only=%5B&start=1#/benchmark');
  await expect(page.getByTestId('benchmark').getByRole('alert')).toContainText('“[” is no pattern');
});
