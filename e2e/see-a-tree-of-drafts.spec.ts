/** See how a tree of drafts is judged in one pass: run it live, walk the path that was kept, and find the text unchanged by it. */
import { expect, test, type Page } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces, treeRun } from './support/traces.ts';

const LIVE_MS = 160_000;
const PROMPT = 'Ada has 12 pears. She finds 30 more. How many pears does Ada have now?';

const tree = (page: Page) => page.getByRole('tree', { name: /^Drafts of round/ });
const chosen = (page: Page) => tree(page).getByRole('treeitem', { selected: true });

test('a live run of trees: the kept path by keyboard, and the text of plain decoding', async ({ page }) => {
  test.setTimeout(LIVE_MS + 60_000);
  const lab = await Lab.open(page, `?prompt=${encodeURIComponent(PROMPT)}&tokens=24&tree=12&rule=R4`);
  await lab.runLive(LIVE_MS);
  await lab.jumpToEnd();
  await page.getByRole('radio', { name: 'Tree' }).check({ force: true });
  await expect(page).toHaveURL(/view=tree/);
  await lab.button('Previous round').click();
  await expect(page.getByRole('heading', { name: /^Round \d+: \d+ drafts on \d levels?, [1-9]\d* accepted$/ })).toBeVisible();
  await tree(page).focus();
  await page.keyboard.press('Home');
  while (!(await chosen(page).getAttribute('aria-label'))?.includes(', accepted')) await page.keyboard.press('ArrowDown');
  const kept = await tree(page).locator('[role=treeitem][data-state=accepted]').count();
  for (let i = 1; i < kept; i += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(chosen(page)).toHaveAttribute('data-state', 'accepted');
    await expect(chosen(page)).toHaveAttribute('aria-level', `${i + 1}`);
  }
  await expect(lab.why).toContainText('accepted');
  await expect(lab.figures.locator('[data-figure=identical]')).toContainText('yes');
  await expect(lab.failure).toHaveCount(0);
});

test('a node and its row of the batch mark each other', async ({ page }) => {
  await serveTraces(page, [treeRun]);
  const lab = await Lab.open(page, '?rule=R2&tree=12&view=tree&at=1.1');
  const rows = page.getByRole('listbox', { name: 'Rows of the verified batch' });
  await expect(rows.getByRole('option', { selected: true })).toHaveAccessibleName(/^Row 1,/);
  await rows.focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveAttribute('data-slot', '2');
  await tree(page).locator('[data-slot="3"]').hover();
  await expect(rows.getByRole('option', { selected: true })).toHaveAccessibleName(/^Row 3,/);
  await expect(lab.why).toContainText('slot 3');
});

test('a chain is drawn too, with the way to a tree', async ({ page }) => {
  await serveTraces(page, [ratioRun]);
  const lab = await Lab.open(page, '?view=tree');
  await lab.jumpToEnd();
  await expect(tree(page)).toBeVisible();
  await expect(page.getByText('a tree of width one')).toBeVisible();
  await lab.openSettings();
  await page.getByRole('slider', { name: /^Tree of drafts/ }).fill('12');
  await expect(page.getByRole('slider', { name: /^Levels of the tree/ })).toBeVisible();
  await expect(page).toHaveURL(/tree=12/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the tree, ${colorScheme}; a phone scrolls only its box`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await serveTraces(page, [treeRun]);
    const lab = await Lab.open(page, '?view=tree');
    await lab.jumpToEnd();
    await page.locator('summary', { hasText: 'The tree as a table' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    expect(await seriousProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await seriousProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
