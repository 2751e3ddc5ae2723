/** A model's files in a real browser's private file system: fetched from another origin, broken off, gone on with, shared by tabs, opened without a connection. */
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { modelServer, type ModelServer } from './support/model-server.ts';

const MEGABYTE = 2 ** 20;
const bytes = Buffer.alloc(24 * MEGABYTE, 'a model of some size, ');
const other = Buffer.alloc(24 * MEGABYTE, 'another one of this size, ');
const told = (content: Buffer): string[] => [`model.gguf ${createHash('sha256').update(content).digest('hex')}`];

let pages: ViteDevServer;
let host: ModelServer;
let address = '';

test.beforeAll(async () => {
  pages = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await pages.listen();
});
test.afterAll(() => pages.close());
test.beforeEach(async () => {
  host = await modelServer([['model.gguf', bytes]]);
  address = `${host.url}model.gguf`;
});
test.afterEach(() => host.close());

async function openPage(page: Page): Promise<void> {
  await page.goto(`${pages.resolvedUrls?.local[0] ?? ''}e2e/harness/model-store.html`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
}

const download = (page: Page, stopAt?: number): Promise<string[]> => page.evaluate(([text, at]) => window.store.download(text, at), [address, stopAt] as const);

test('is fetched once, opened without a connection after a reload, and forgotten', async ({ page }) => {
  await openPage(page);
  expect(await download(page)).toEqual(told(bytes));
  expect(host.requests.map(({ method, range }) => [method, range])).toEqual([['HEAD', 'bytes=0-'], ['GET', 'bytes=0-']]);
  await page.reload();
  await host.close();
  const kept = await page.evaluate(() => window.store.kept());
  expect(kept).toMatchObject([{ keptBytes: bytes.length, about: { title: 'model', source: address, bytes: bytes.length, whole: true } }]);
  const { key } = kept[0]!;
  expect(await page.evaluate((of) => window.store.open(of), key)).toEqual(told(bytes));
  expect(await page.evaluate((of) => window.store.forget(of), key)).toBe('forgotten');
  expect(await page.evaluate(() => window.store.kept())).toEqual([]);
});

test('a line that breaks is gone on with, also where If-Range does not get through', async ({ page }) => {
  await openPage(page);
  host.faults.ifRange = false;
  host.faults.cutAfter = 10 * MEGABYTE;
  expect(await download(page)).toEqual(told(bytes));
  const rest = host.requests.at(-1)!;
  expect(rest.ifRange).toBeNull();
  expect(Number(/bytes=(\d+)-/.exec(rest.range!)![1])).toBeGreaterThan(5 * MEGABYTE);
});

test('a tab that was closed half-way is gone on with by the next, of the same version only', async ({ page, context }) => {
  await openPage(page);
  expect((await download(page, 8 * MEGABYTE))[0]).toContain('AbortError');
  await page.close();
  const next = await context.newPage();
  await openPage(next);
  const { keptBytes } = (await next.evaluate(() => window.store.kept()))[0]!;
  expect(keptBytes).toBeGreaterThanOrEqual(8 * MEGABYTE);
  expect(keptBytes).toBeLessThan(bytes.length);
  expect((await download(next, 16 * MEGABYTE))[0]).toContain('AbortError');
  expect(host.requests.at(-1)!.range).toBe(`bytes=${keptBytes}-`);
  expect(host.requests.at(-1)!.ifRange).toMatch(/^"/);
  host.files.set('model.gguf', other);
  expect(await download(next)).toEqual(told(other));
  expect(host.requests.at(-1)).toMatchObject({ range: 'bytes=0-', ifRange: null });
});

test('two tabs fetch it once, and one does not forget what the other has open', async ({ page, context }) => {
  const second = await context.newPage();
  await Promise.all([openPage(page), openPage(second)]);
  expect(await Promise.all([download(page), download(second)])).toEqual([told(bytes), told(bytes)]);
  expect(host.requests.filter(({ method }) => method === 'GET').length).toBe(1);
  const { key } = (await page.evaluate(() => window.store.kept()))[0]!;
  expect(await page.evaluate((of) => window.store.forget(of), key)).toContain('This model is in use in another tab of this browser.');
  await second.close();
  await expect.poll(() => page.evaluate((of) => window.store.forget(of), key)).toBe('forgotten');
});

test('a host without the file, or without ranges', async ({ page }) => {
  await openPage(page);
  host.faults.missing.add('model.gguf');
  expect(await download(page)).toEqual([`ModelFileError: ${new URL(address).host} does not have model.gguf (404). Check the spelling, or look on its page which files there are.`]);
  host.faults.missing.clear();
  host.faults.ranges = false;
  expect((await download(page, 8 * MEGABYTE))[0]).toContain('AbortError');
  expect(await download(page)).toEqual(told(bytes));
});

// What Chromium says beforehand does not heed a quota that is set from outside: that door is tried in model-store.test.ts.
test('storage that is full is said when the browser finds out; what came stays', async ({ page, context }) => {
  const browser = await context.newCDPSession(page);
  const origin = new URL(pages.resolvedUrls?.local[0] ?? '').origin;
  const allow = (quotaSize: number): Promise<unknown> => browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  await openPage(page);
  await allow(12 * MEGABYTE);
  expect((await download(page))[0]).toContain('This browser ran out of room while model was downloaded. What came so far stays.');
  const { keptBytes } = (await page.evaluate(() => window.store.kept()))[0]!;
  expect(keptBytes).toBeGreaterThan(4 * MEGABYTE);
  await allow(100 * MEGABYTE);
  expect(await download(page)).toEqual(told(bytes));
  expect(host.requests.at(-1)!.range).toBe(`bytes=${keptBytes}-`);
});
