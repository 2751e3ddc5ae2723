/** A server of the chat protocol on another origin, as a browser sees it: streamed, stopped, broken, without CORS, with another key, and not there at all. */
import { expect, test, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { endpointServer, type EndpointServer } from './support/played-endpoint.ts';

let pages: ViteDevServer;
let server: EndpointServer;

test.beforeAll(async () => {
  pages = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await pages.listen();
});
test.afterAll(() => pages.close());
test.beforeEach(async ({ page }) => {
  server = await endpointServer(() => ({ parts: ['Why', ' not', '?'] }));
  await page.goto(`${pages.resolvedUrls?.local[0] ?? ''}e2e/harness/endpoint.html`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
});
test.afterEach(() => server.close());

const report = (page: Page, model: string, key?: string) => page.evaluate(([base, name, secret]) => window.endpoint.test(base, name, secret), [server.base, model, key] as const);
const ask = (page: Page, model: string, stopAfter?: number) => page.evaluate(([base, name, after]) => window.endpoint.ask(base, name, after), [server.base, model, stopAfter] as const);

test('an answer streams, and what fails says how', async ({ page }) => {
  expect(await ask(page, 'scripted')).toEqual({ pieces: ['Why', ' not', '?'], fault: null });
  expect((await ask(page, 'busy-once')).fault).toMatchObject({ kind: 'busy', again: true, waitSeconds: 2 });
  expect((await ask(page, 'breaks')).fault).toMatchObject({ kind: 'broken', again: true });
  expect((await ask(page, 'fails')).fault).toMatchObject({ kind: 'server', again: true });
});

test('a stop reaches the server', async ({ page }) => {
  expect(await ask(page, 'slow', 1)).toMatchObject({ pieces: ['Why'], fault: { kind: 'Error: stopped' } });
  await expect.poll(() => server.aborted).toEqual(['/v1/chat/completions']);
});

test('an isolated page tells a server without CORS from none, and a key from a model', async ({ page }) => {
  // the finer clock of an isolated page must not cost the second probe
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await report(page, 'scripted')).toMatchObject({ ok: true });
  expect(await report(page, 'gone')).toMatchObject({ ok: false, kind: 'model' });
  server.played.key = 'sk-right-one';
  expect(await report(page, 'scripted', 'sk-wrong-one')).toMatchObject({ ok: false, kind: 'key' });
  server.played.cors = false;
  expect(await report(page, 'scripted', 'sk-right-one')).toMatchObject({ ok: false, kind: 'cors' });
  await server.close();
  expect(await report(page, 'scripted')).toMatchObject({ ok: false, kind: 'unreachable' });
});
