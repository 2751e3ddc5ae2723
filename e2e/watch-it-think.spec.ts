/** The target is watched at its thought: its steps appear one by one, refused drafts are struck on the step they belong to, and a chart says whether they cluster. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { passesAxe } from './support/passes-axe.ts';

const LOADING_MS = 90_000;
const RUN_MS = 100_000;

const steps = (page: Page) => page.getByTestId('steps');
const stations = (page: Page) => steps(page).locator('svg > g');
const watched = (page: Page) => page.getByTestId('watched');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** With WebGPU taken from it, as in a browser that has none. */
const withoutGpu = (page: Page): Promise<unknown> => page.addInitScript(() => { Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }); delete (Navigator.prototype as { gpu?: unknown }).gpu; });

test.describe.configure({ timeout: 240_000 });

async function open(page: Page, query = '?think-from=live'): Promise<void> {
  await page.goto(`./${query}#/reasoning`);
  await expect(page.getByTestId('to-watch')).toBeVisible();
}

async function finish(page: Page): Promise<void> {
  await expect(watched(page)).not.toHaveAttribute('data-growing', { timeout: LOADING_MS + RUN_MS });
}

/** Where each station stands that is there, as the page notes it whenever the list changes. */
async function noteStations(page: Page): Promise<() => Promise<readonly (readonly string[])[]>> {
  await page.evaluate(() => {
    const seen: string[][] = [];
    (globalThis as unknown as { seen: string[][] }).seen = seen;
    new MutationObserver(() => {
      const places = [...document.querySelectorAll('[data-testid=steps] svg > g')].map((node) => { const shape = node.querySelector(':is(circle, rect)[class*=station]')!; return ['cx', 'cy', 'x', 'y'].map((name) => shape.getAttribute(name)).join(' '); });
      if (places.length !== (seen.at(-1)?.length ?? 0)) seen.push(places);
    }).observe(document.body, { subtree: true, childList: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: string[][] }).seen);
}

test('steps appear one by one and stay where they are; refused drafts are struck on them; the chart counts them', async ({ page }) => {
  await open(page);
  const seen = await noteStations(page);
  await button(page, 'Watch it think').click();
  await expect(watched(page)).toHaveAttribute('data-growing', 'true', { timeout: LOADING_MS });
  await expect(steps(page).locator('[data-step="1"]')).toBeVisible({ timeout: RUN_MS });
  await expect(page.getByTestId('announcer')).toHaveText(/^Step 1: starts from what is given/, { timeout: RUN_MS });
  await finish(page);
  await expect(page.getByTestId('sentence')).toHaveText(/^Done after \d+ steps: .+, (right|wrong)\. Of \d+ drafts \d+ w(as|ere) refused\.$/);
  await expect(page.getByTestId('announcer')).toHaveText(/^Done after/);
  const count = await steps(page).locator('[data-step]').count();
  const places = await seen();
  expect(places.map(({ length }) => length)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  for (const [i, now] of places.slice(1).entries()) expect(now.slice(0, i + 1)).toEqual(places[i]);
  await expect(steps(page).locator('[data-step] s').first()).toBeVisible();
  await expect(steps(page).getByText(/drafts? refused here$/).first()).toBeAttached();

  const chart = page.getByTestId('rejections');
  await expect(chart).toContainText('and 1 run made here');
  await expect(chart.locator('[data-kind=sum][data-now]')).toBeVisible();
  await chart.locator('summary').click();
  await expect(chart.getByRole('row', { name: /^sum/ })).toHaveText(/\d+%.*\d+ of \d+$/);
  expect(await seriousProblems(page)).toEqual([]);

  // afterwards it is a thought like another
  await steps(page).locator('[data-step="2"]').click();
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 2: /);
  await expect(page.getByTestId('scores')).toBeVisible();
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /as JSON$/ }).click()]);
  expect((JSON.parse(await readFile(await json.path(), 'utf8')) as { readonly steps: readonly unknown[] }).steps).toHaveLength(count);
});

test('by keys alone: choose, begin, walk the steps while they come, stop, and begin again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByLabel('Problem', { exact: true }).focus();
  await page.keyboard.type('A tale');
  await expect(page).toHaveURL(/think-problem=tale/);
  await page.keyboard.press('Tab');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/think-dice=4/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Watch it think')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stations(page).first()).toBeVisible({ timeout: LOADING_MS + RUN_MS });
  expect(await seriousProblems(page)).toEqual([]);
  await steps(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('sentence')).toHaveText(/^Step 1: /);
  await button(page, 'Stop').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Watch it think')).toBeFocused({ timeout: RUN_MS });
  await expect(steps(page).locator('[data-step="1"]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(watched(page)).toHaveAttribute('data-growing', 'true', { timeout: LOADING_MS });
  await expect(page.getByTestId('rejections')).toContainText('2 runs made here');
  await button(page, 'Stop').click();
  await finish(page);
});

test('a look at another page in mid-run: it waits, and goes on', async ({ page }) => {
  await open(page, '?think-from=live&think-problem=equation&think-dice=5');
  await button(page, 'Watch it think').click();
  await expect(stations(page).first()).toBeVisible({ timeout: LOADING_MS + RUN_MS });
  await page.getByRole('link', { name: 'Benchmark' }).click();
  await expect(page.getByTestId('reasoning')).toHaveCount(0);
  await page.waitForTimeout(1500);
  await page.getByRole('link', { name: 'Reasoning' }).click();
  await expect(stations(page).first()).toBeVisible();
  await finish(page);
  await expect(page.getByTestId('sentence')).toHaveText(/^Done after/);
});

test('another page takes the engine: what was thought stays, and it can be watched again', async ({ page }) => {
  await open(page, '?think-from=live&think-problem=date&think-dice=1');
  await button(page, 'Watch it think').click();
  await expect(stations(page).first()).toBeVisible({ timeout: LOADING_MS + RUN_MS });
  await page.getByRole('link', { name: 'Speculation' }).click();
  await page.getByRole('button', { name: 'Run live' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-run', 'live', { timeout: LOADING_MS });
  await page.getByRole('link', { name: 'Reasoning' }).click();
  await expect(page.getByTestId('failure')).toContainText('What it thought so far is kept.');
  await expect(stations(page).first()).toBeVisible();
  await button(page, 'Watch it think').click();
  await expect(page.getByTestId('failure')).toHaveCount(0);
  await expect(stations(page).first()).toBeVisible({ timeout: LOADING_MS + RUN_MS });
});

test('a command is found by its name', async ({ page }) => {
  await page.goto('./#/reasoning');
  await expect(steps(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'All commands' }).pressSequentially('outline');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'All commands' }).pressSequentially('watch');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Stop')).toBeVisible();
  await button(page, 'Stop').click();
});

test('no WebGPU: said with a remedy, and recorded thoughts are a press away', async ({ page }) => {
  await withoutGpu(page);
  await open(page);
  await expect(page.getByTestId('gpu-notice')).toContainText('This browser has no WebGPU. Open the page in Chrome');
  await expect(button(page, 'Watch it think')).toBeDisabled();
  await button(page, 'Show recorded thoughts').click();
  await expect(page.getByTestId('thought')).toBeVisible();
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('what is chosen is one line that unfolds, and the first steps are in sight', async ({ page }) => {
    await page.goto('./#/reasoning');
    await expect(steps(page).locator('[data-step="1"]')).toBeInViewport();
    await expect(page.getByLabel('System', { exact: true })).toBeHidden();
    await page.getByRole('button', { name: /^Integers · 5 operations/ }).click();
    await expect(page.getByLabel('System', { exact: true })).toBeVisible();
  });

  test('it grows', async ({ page }) => {
    await open(page);
    await button(page, 'Watch it think').click();
    await expect(stations(page).nth(1)).toBeVisible({ timeout: LOADING_MS + RUN_MS });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await finish(page);
  });
});

test('of two thoughts the chosen step is in the link', async ({ page }) => {
  await page.goto('./?think-view=compare#/reasoning');
  const b = page.locator('[data-side=b]').last();
  await b.locator('[data-step="3"]').click();
  await expect(page).toHaveURL(/think-step=3&think-side=b/);
  await page.reload();
  await expect(page.locator('[data-side=b]').last().locator('[data-step="3"]')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('sentence')).toHaveText(/^B\. Step 3: /);
});

test.describe('before it thinks', () => {
  passesAxe((page) => open(page));
});
