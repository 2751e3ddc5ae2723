/** A page that does not come leaves the others alone: the way to them, the run that is shown, and another try. */
import { expect, test, type Page } from '@playwright/test';
import { Lab } from './support/lab.ts';
import { ratioRun, serveTraces } from './support/traces.ts';

const go = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test.beforeEach(async ({ page }) => serveTraces(page, [ratioRun]));

for (const kind of ['css', 'js'] as const) {
  test(`pages whose ${kind} cannot be fetched say so, each while it is looked at; the run stays, and they come when they can`, async ({ page }) => {
    const lab = await Lab.open(page);
    await lab.jumpToEnd();
    const written = await lab.output.innerText();
    await page.route(`**/assets/*.${kind}`, (route) => route.abort());
    for (const name of ['Training', 'Benchmark']) {
      await go(page, name);
      await expect(heading(page, 'This page could not be fetched.')).toBeVisible();
      await go(page, 'Speculation');
      await expect(page.getByRole('alert')).toHaveCount(0);
      await lab.expectState('done');
      expect(await lab.output.innerText()).toBe(written);
    }
    await go(page, 'Benchmark');
    await expect(page.getByRole('alert')).toContainText('Check the connection');
    await page.unroute(`**/assets/*.${kind}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading(page, 'What speculation gains')).toBeVisible();
    await go(page, 'Training');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    // Every sheet that was asked for has come.
    expect(await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).sheet !== null))).not.toContain(false);
  });
}

test('going back follows the address, also over a change of its query', async ({ page }) => {
  await page.goto('./?gamma=6#/');
  await expect(page.getByTestId('output-text')).toBeVisible();
  await go(page, 'Chat');
  await page.getByRole('radio', { name: '8 bits' }).check({ force: true });
  await expect(page).toHaveURL(/chat-bits=8/);
  await page.goBack();
  await expect(page.getByTestId('output-text')).toBeVisible();
  await page.goForward();
  await expect(page.getByTestId('chooser')).toBeVisible();
});
