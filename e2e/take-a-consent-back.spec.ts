/**
 * A copy of the tasks that a visitor opened goes to an endpoint only as long as they allow it: once the box is unticked, or the copy is forgotten, the lab
 * that plays it sends nothing more, and nowhere in the browser is any of its text kept.
 */
import { expect, test, type Page } from '@playwright/test';
import { SYNTHETIC_TREE } from '#core/pibench/exchange/synthetic-tree.ts';
import { zipFiles } from '#ui/zip-files.ts';
import { everywhereKept } from './support/everywhere-kept.ts';
import { Stage } from './support/pibench-stage.ts';
import { endpointServer, type EndpointServer } from './support/played-endpoint.ts';

const WISH = 'Shelf first, as before.';

let server: EndpointServer;
test.beforeEach(async () => {
  server = await endpointServer(() => ({ parts: ['Here you are.'] }));
  const { played } = server;
  const before = played.answer.bind(played);
  // so slow that the lab is not through before it is stopped
  played.answer = async (...question) => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return before(...question);
  };
});
test.afterEach(() => server.close());

const asked = (): number => server.played.requests.length;
const look = (page: Page, screen: string): Promise<void> => page.getByRole('radio', { name: screen, exact: true }).check({ force: true });

/** One request may have been on its way. */
async function nothingMoreIsSent(page: Page): Promise<void> {
  const before = asked();
  await page.waitForTimeout(1500);
  expect(asked()).toBeLessThanOrEqual(before + 1);
}

async function more(): Promise<void> {
  const before = asked();
  await expect.poll(asked).toBeGreaterThan(before + 3);
}

test('what was allowed can be taken back, and leaves nothing', async ({ page }) => {
  const stage = await Stage.open(page);
  await stage.choose('Assistant', 'A model behind an endpoint');
  await stage.button('Set up the endpoint').click();
  await page.getByLabel('Address').fill(server.base);
  await page.getByLabel('Model', { exact: true }).fill('whole');
  await stage.button('Use this model').click();

  await look(page, 'Tasks');
  const choosing = page.waitForEvent('filechooser');
  await stage.button('Open a zip').click();
  await (await choosing).setFiles({ name: 'copy.zip', mimeType: 'application/zip', buffer: Buffer.from(zipFiles(new Map(Object.entries(SYNTHETIC_TREE).map(([path, text]) => [path, new TextEncoder().encode(text)])))) });
  const consent = page.getByLabel('Task text may be sent to the endpoint that I choose');
  await consent.check();

  await look(page, 'Lab');
  const lab = page.getByTestId('pibench-lab');
  await lab.getByRole('group', { name: 'Scripted agents' }).getByRole('button', { name: 'None' }).click();
  await lab.getByRole('group', { name: 'Models' }).getByText('whole').click();
  await lab.getByRole('group', { name: 'Judge' }).getByText('whole').click();
  await lab.getByRole('button', { name: 'Run', exact: true }).click();
  await more();
  await look(page, 'Tasks');
  await consent.uncheck();
  await nothingMoreIsSent(page);

  await consent.check();
  await look(page, 'Lab');
  await expect(lab).toContainText('paused');
  await lab.getByRole('button', { name: 'Go on' }).click();
  await more();
  await look(page, 'Tasks');
  await stage.button('Forget it').click();
  await nothingMoreIsSent(page);
  expect(server.played.requests.some(({ question }) => JSON.stringify(question).includes('archivist') || JSON.stringify(question).includes('shelf'))).toBe(true);
  expect(await everywhereKept(page)).not.toContain(WISH);
  expect(page.url()).not.toContain('archivist');
});
