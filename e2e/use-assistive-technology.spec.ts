/** axe finds nothing serious or critical, on every route, in every state, in light and dark. */
import { expect, test } from '@playwright/test';
import { seriousProblems } from './support/axe.ts';
import { Lab } from './support/lab.ts';
import { greedyRun, ratioRun, serveTraces } from './support/traces.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.beforeEach(async ({ page }) => {
      // Colours in mid-transition are no colours of ours.
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
      await serveTraces(page, [ratioRun, greedyRun]);
    });

    test('paused in mid-run', async ({ page }) => {
      const lab = await Lab.open(page);
      await lab.expectState('replaying');
      await lab.button('Pause').click();
      await lab.position.fill('12');
      expect(await seriousProblems(page)).toEqual([]);
    });

    test('at the end, with settings open and a rejected token selected', async ({ page }) => {
      const lab = await Lab.open(page);
      await lab.jumpToEnd();
      await lab.openSettings();
      await lab.output.locator('[data-state=rejected]').first().click();
      expect(await seriousProblems(page)).toEqual([]);
      await lab.why.getByText('All tokens').click();
      expect(await seriousProblems(page)).toEqual([]);
    });

    test('other views of the output, a greedy run, a bonus token', async ({ page }) => {
      const lab = await Lab.open(page, '?gamma=3&rule=R4&temperature=0&seed=11');
      await lab.jumpToEnd();
      await lab.output.locator('[data-state=bonus]').first().click();
      for (const view of ['Final text', 'By source']) {
        await page.locator('#output').getByText(view, { exact: true }).click();
        await expect(page.locator('#output').getByText('written by the target')).toHaveCount(view === 'By source' ? 1 : 0);
        expect(await seriousProblems(page)).toEqual([]);
      }
    });

    test('a settled link, an empty prompt, the keyboard help', async ({ page }) => {
      const lab = await Lab.open(page, '?gamma=99');
      await expect(lab.linkNotice).toBeVisible();
      await lab.expectNoForeignRun();
      expect(await seriousProblems(page)).toEqual([]);
      await Lab.open(page, '?gamma=four');
      await expect(lab.linkNotice).toBeVisible();
      await lab.jumpToEnd();
      await lab.prompt.fill('');
      await lab.run.click();
      expect(await seriousProblems(page)).toEqual([]);
      await lab.button('Keyboard help').click();
      expect(await seriousProblems(page)).toEqual([]);
    });

    test('a tampered recording', async ({ page }) => {
      await page.route('**/traces/run-0.json', (route) => route.fulfill({ body: '{"format":' }));
      const lab = await Lab.open(page);
      await expect(lab.failure).toBeVisible();
      expect(await seriousProblems(page)).toEqual([]);
    });

    test('a lab whose code cannot be fetched', async ({ page }) => {
      await page.route('**/benchmark-page-*.js', (route) => route.abort());
      await page.goto('./#/benchmark');
      await expect(page.getByRole('alert')).toContainText('This page could not be fetched.');
      expect(await seriousProblems(page)).toEqual([]);
    });

    for (const route of ['#/nowhere', '#/benchmark']) {
      test(`route ${route}`, async ({ page }) => {
        await page.goto(`./${route}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await seriousProblems(page)).toEqual([]);
      });
    }
  });
}
