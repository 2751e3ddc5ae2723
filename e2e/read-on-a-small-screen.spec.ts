/** At 320 CSS pixels (a phone, or a desktop at 400 %) nothing needs sideways scrolling but the grid of rounds, in its own box. */
import { expect, test, type Page } from '@playwright/test';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

test.use({ viewport: { width: 320, height: 640 } });
test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('the lab reflows, with everything still in it', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.openSettings();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(lab.why).toContainText('rejected');
  for (const part of [lab.prompt, lab.run, lab.figures, lab.output, lab.rounds, lab.why, lab.position]) await expect(part).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('a tapped token is explained in one line where one taps, with the way to the rest', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  const line = page.getByTestId('why-line');
  await expect(line).toHaveCount(0);
  await lab.output.locator('[data-state=rejected]').first().click();
  await expect(line).toContainText('rejected');
  await expect(line).toBeInViewport({ ratio: 1 });
  await expect(lab.why.getByRole('heading', { name: 'Why this token?' })).not.toBeInViewport();
  await line.getByRole('button', { name: 'Why this token?' }).click();
  await expect(lab.why.getByRole('heading', { name: 'Why this token?' })).toBeInViewport();
  await expect(lab.why.getByRole('heading', { name: 'Why this token?' })).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(line).toBeHidden();
});

for (const route of ['#/nowhere', '#/benchmark']) {
  test(`route ${route} reflows`, async ({ page }) => {
    await page.goto(`./${route}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
}

test('what one presses is at least 24 pixels wide and high', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await lab.openSettings();
  const small = await page.locator('main button:visible, main select:visible, header button:visible').evaluateAll((elements) =>
    elements
      .map((element) => ({ name: element.getAttribute('aria-label') ?? element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`),
  );
  expect(small).toEqual([]);
});

test.describe('360 pixels wide, frame and tables', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the pages stand in one line, and every way out is at least 24 pixels high', async ({ page }) => {
    await page.goto('./#/benchmark');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const tops = await page.getByRole('navigation', { name: 'Labs' }).getByRole('link').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    const heights = await page.locator('header a:visible, footer a:visible').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  });

  test('a table that goes on behind its edge has a shade there, until its end is reached', async ({ page }) => {
    await page.goto('./#/benchmark');
    const box = page.getByRole('region', { name: 'Speed-up over plain decoding' }).first();
    await box.scrollIntoViewIfNeeded();
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(0);
    await expect(box).toHaveCSS('background-attachment', 'local, scroll');
  });
});

test('in forced colours nothing shows through the replay bar', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await Lab.open(page);
  const bar = page.locator('[data-bar]');
  await expect(bar).toHaveCSS('background-color', /^rgb\(/);
  await expect(bar).toHaveCSS('backdrop-filter', 'none');
});
