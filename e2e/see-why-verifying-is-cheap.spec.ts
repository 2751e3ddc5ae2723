/**
 * Why is it cheap to verify several tokens at once? The roofline on the benchmark page: under what this device can do, every kernel with one row and
 * with several. By keyboard and pointer, in figures and as a table; from what the device itself measured.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { BenchmarkFile, KernelRow } from '#features/benchmark/result-rows.ts';
import { seriousProblems } from './support/axe.ts';

const MEASURING_MS = 120_000;

const roofline = (page: Page): Locator => page.getByTestId('roofline');
const picture = (page: Page): Locator => roofline(page).getByRole('listbox', { name: /under the roofline/ });
const chosen = (page: Page): Locator => picture(page).getByRole('option', { selected: true });
const told = (page: Page): Locator => roofline(page).locator('[data-figure=roofline-point]');

test.describe.configure({ timeout: 240_000 });

test('one sentence says what eight rows cost, and why', async ({ page }) => {
  await page.goto('./#/exhibit/benchmark-kernels');
  await expect(picture(page)).toHaveAccessibleName(/9\.00 GB\/s from memory, 24\.0 GFLOP\/s at most/);
  await expect(roofline(page).locator('[data-figure=roofline-climb]')).toHaveText(/^Head: 8 times the rows in 1\.5 times the time\. All of them read the same 113 MB of weights once/);
  // what only moves numbers has no place in it
  await expect(picture(page).getByRole('option')).toHaveCount(6 * 3);
});

test('arrow keys go from dot to dot, and each tells its figures, as the table has them', async ({ page }) => {
  await page.goto('./#/exhibit/benchmark-kernels');
  await picture(page).focus();
  await expect(chosen(page)).toHaveAccessibleName(/^Head, 8 rows/);
  await page.keyboard.press('ArrowLeft');
  await expect(chosen(page)).toHaveAccessibleName(/^Head, 4 rows/);
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveAccessibleName(/^Down, 4 rows \(1536 × 576\): [\d.]+ GFLOP\/s, [\d.]+ GB\/s, 50 % of its roof$/);
  const name = (await chosen(page).getAttribute('aria-label')) ?? '';
  await expect(told(page)).toHaveText(name);
  await expect(picture(page)).toHaveAttribute('aria-activedescendant', (await chosen(page).getAttribute('id')) ?? '');
  const [, gflops, gigabytes] = /: ([\d.,]+) GFLOP\/s, ([\d.,]+) GB\/s/.exec(name) ?? [];
  await roofline(page).getByText(/^Table/).click();
  const row = roofline(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Down' }) }).nth(1);
  await expect(row.getByRole('cell')).toHaveText(['4', /./, /./, gflops!, gigabytes!, '50 %']);
});

test('the pointer asks, a click chooses', async ({ page }) => {
  await page.goto('./#/exhibit/benchmark-kernels');
  const asked = picture(page).getByRole('option', { name: /^QKV, 1 row / });
  await asked.hover();
  await expect(told(page)).toHaveText(/^QKV, 1 row .*120 % of its roof, from a cache: 2\.2 MB$/);
  await picture(page).hover({ position: { x: 60, y: 40 } });
  await expect(told(page)).toHaveText(/^Head, 8 rows/);
  await asked.click();
  await picture(page).hover({ position: { x: 60, y: 40 } });
  await expect(chosen(page)).toHaveAccessibleName(/^QKV, 1 row /);
});

test('a device that was measured has a roof of its own beside the stored one', async ({ page }) => {
  await page.goto('./#/exhibit/benchmark-kernels-here');
  await expect(roofline(page).getByRole('radio', { name: 'This device' })).toBeChecked();
  await expect(picture(page)).toHaveAccessibleName(/9,000 GFLOP\/s/);
  await roofline(page).getByText('4 bits', { exact: true }).click();
  await expect(picture(page)).toHaveAccessibleName(/in 4 bits/);
  await roofline(page).getByText('Stored', { exact: true }).click();
  await expect(picture(page)).toHaveAccessibleName(/in f32 .*24\.0 GFLOP\/s/);
});

for (const [name, viewport] of [['at a desk', { width: 1280, height: 800 }], ['on a phone', { width: 360, height: 740 }]] as const) {
  test(`what is measured here is drawn, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('./?suite=kernels&only=target/f32&start=1#/benchmark');
    await expect(page.getByTestId('benchmark')).toHaveAttribute('data-state', 'done', { timeout: MEASURING_MS });
    const { results } = JSON.parse((await page.locator('script#benchmark-results').textContent()) ?? 'null') as BenchmarkFile;
    const rows = results.filter((row): row is KernelRow => row.kind === 'kernel');
    await expect(picture(page).getByRole('option')).toHaveCount(rows.filter(({ op }) => !['embedding', 'rotate'].includes(op)).length);
    for (const { shareOfRoofline, shareOfRooflineRange: [least, most] } of rows) expect(shareOfRoofline >= least && shareOfRoofline <= most).toBe(true);
    await picture(page).focus();
    await page.keyboard.press('Home');
    await expect(chosen(page)).toHaveAccessibleName(/, 1 row /);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await seriousProblems(page)).toEqual([]);
  });
}
