/** Who asked for less motion gets whole rounds at once, and no tween. */
import { expect, test } from '@playwright/test';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

test('reduced motion: a replay without animations', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'off');
  await expect(lab.output).not.toHaveText('');
  const moving = await page.evaluate(() =>
    document.getAnimations().filter((animation) => {
      const { duration } = animation.effect?.getComputedTiming() ?? {};
      return typeof duration === 'number' && duration > 1;
    }).length,
  );
  expect(moving).toBe(0);
});

test('otherwise it moves', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'on');
});

test('the choice of colours is remembered', async ({ page }) => {
  const lab = await Lab.open(page);
  await page.getByRole('button', { name: /^Colours: / }).click();
  await page.getByRole('button', { name: 'Colours: Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(lab.output).toBeVisible();
});
