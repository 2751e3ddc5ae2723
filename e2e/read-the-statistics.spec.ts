/** How did the drafts fare? Three charts, each also as a table, all of them the log's figures up to the cursor. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { acceptanceAt, type AcceptanceAt } from '#core/trace/acceptance-at.ts';
import { cursorAfter } from '#core/trace/moments.ts';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { greedyRun, ratioRun, serveTraces } from './support/traces.ts';

const statistics = (page: Page): Locator => page.getByTestId('statistics');
const table = (page: Page, name: string): Locator => statistics(page).getByRole('table', { name });

async function openTables(page: Page): Promise<void> {
  for (const summary of await page.locator('summary:visible').filter({ hasText: 'Table' }).all()) await summary.click();
}

async function expectFigures(page: Page, { histogram, positions, running, total }: AcceptanceAt): Promise<void> {
  const tau = total.acceptanceLength.toFixed(2);
  await expect(statistics(page).getByRole('img', { name: /^Acceptance length/ })).toHaveAccessibleName(`Acceptance length up to round ${running.length}: ${tau}.`);
  await expect(statistics(page).getByText(`τ = ${tau}`)).toBeVisible();
  const bars = table(page, 'Accepted drafts a round').getByRole('row');
  await expect(bars).toHaveCount(1 + histogram.length);
  for (const [i, { accepted, rounds, bonus, corrected }] of histogram.entries()) await expect(bars.nth(i + 1)).toHaveText(`${accepted}${rounds}${bonus}${corrected}`);
  const slots = table(page, 'Acceptance by position').getByRole('row');
  await expect(slots).toHaveCount(1 + positions.length);
  for (const [i, { all }] of positions.entries()) await expect(slots.nth(i + 1)).toContainText(`${all.part}/${all.of}${all.share!.toFixed(2)}${all.interval.low.toFixed(2)}`);
  await expect(table(page, 'Acceptance length τ so far').getByRole('row')).toHaveCount(1 + running.length);
}

test('from the rounds to their statistics, at the end and in the middle', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.getByText('Statistics', { exact: true }).click();
  await openTables(page);
  await expectFigures(page, acceptanceAt(ratioRun, ratioRun.length));
  await lab.position.fill('40');
  await expectFigures(page, acceptanceAt(ratioRun, cursorAfter(ratioRun, 40)));
  await expect(page).toHaveURL(/view=statistics/);
});

test('before the first round has ended there is nothing to count, and it says so', async ({ page }) => {
  await serveTraces(page, [greedyRun]);
  const lab = await Lab.open(page, '?view=statistics');
  await lab.jumpToEnd();
  await lab.button('Beginning').click();
  await expect(statistics(page)).toContainText('Figures appear when the first round has ended');
});

test('the keyboard alone leads there, and into a table', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  await page.getByRole('radio', { name: 'Rounds' }).focus();
  for (const next of ['Tree', 'Time', 'Statistics']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: next })).toBeChecked();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(table(page, 'Accepted drafts a round')).toBeVisible();
});

test('the charts stand side by side on a desk, one below the other on a phone', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page, '?view=statistics');
  await lab.jumpToEnd();
  const tops = async (): Promise<number> => new Set(await statistics(page).locator('figure').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)))).size;
  expect(await tops()).toBe(1);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(tops).toBe(3);
  await openTables(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await serveTraces(page, [ratioRun]);
    const lab = await Lab.open(page, '?view=statistics');
    await lab.jumpToEnd();
    await lab.output.locator('[data-state=rejected]').first().click();
    await openTables(page);
    expect(await seriousProblems(page)).toEqual([]);
  });
}
