/** A first visit: the page is never blank, moves at once, and says what it shows. Uses the recordings that ship. */
import { expect, test } from '@playwright/test';
import { Lab } from './support/lab.ts';

const FIRST_MOVE_MS = 1500;

test('a recorded run plays within 1.5 s, unasked', async ({ page }) => {
  await page.goto('./');
  const moved = await page.waitForFunction(() => {
    const { run, source } = document.documentElement.dataset;
    const position = document.querySelector<HTMLInputElement>('input[type=range][aria-valuetext]');
    return run === 'replaying' && source === 'recorded' && Number(position?.value) > 0 ? performance.now() : false;
  });
  expect(await moved.jsonValue()).toBeLessThan(FIRST_MOVE_MS);
});

test('it says that it is recorded, and never "simulated"', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await expect(lab.figures).toContainText('Recorded run');
  await expect(lab.figures.locator('[data-figure=speedup]')).toContainText('recorded');
  await expect(page.locator('main')).not.toContainText(/simulated/i);
});

test('every recording that ships opens and plays to its end', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  const titles = await page.getByRole('combobox', { name: 'Examples' }).locator('optgroup[label="Recorded runs"] option').allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(3);
  for (const title of titles) {
    await page.getByRole('combobox', { name: 'Examples' }).selectOption({ label: title });
    await lab.jumpToEnd();
    await expect(lab.output).not.toHaveText('');
    await expect(lab.failure).toHaveCount(0);
  }
});
