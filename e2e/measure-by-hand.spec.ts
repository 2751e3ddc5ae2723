/** The benchmark page, started by hand or by its address: it can be stopped, says what it cannot do, and leaves nothing running. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';

const LOADING_MS = 60_000;

test.describe.configure({ timeout: 240_000 });

test('Stop ends it at once and keeps what was measured; the address starts it once', async ({ page }) => {
  await page.goto('./?suite=smoke&start=1#/benchmark');
  const benchmark = page.getByTestId('benchmark');
  await expect(benchmark.getByRole('table').first()).toBeVisible({ timeout: LOADING_MS });
  expect(await seriousProblems(page)).toEqual([]);
  await benchmark.getByRole('button', { name: 'Stop' }).click();
  await expect(benchmark).toHaveAttribute('data-state', 'stopped');
  await expect(benchmark.getByRole('status')).toContainText('stands below');
  await expect(benchmark.getByRole('table').first()).toBeVisible();
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
  await expect(benchmark.getByRole('table').first()).toBeVisible({ timeout: LOADING_MS });
  const rows = await benchmark.getByRole('row').count();
  await page.getByRole('link', { name: 'Speculation' }).click();
  await expect.poll(() => page.workers().length).toBe(0);
  await page.getByRole('link', { name: 'Benchmark' }).click();
  await expect(benchmark).toHaveAttribute('data-state', 'stopped');
  await expect(benchmark.getByRole('status')).toContainText('stands below');
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
