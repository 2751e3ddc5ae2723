/** The build needs a static host and nothing more: a sub-path, no headers, no other server; and it is small. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { Lab } from './support/lab.ts';

const FIRST_ROUTE_BUDGET = 200 * 1024;

test('it runs under a sub-path, without isolation, asking nobody else', async ({ page, baseURL }) => {
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const lab = await Lab.open(page);
  await lab.jumpToEnd();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? '?') && !/^(data|blob):/.test(url))).toEqual([]);
  expect(faults).toEqual([]);
});

test('the first route takes at most 200 KB of gzipped JavaScript', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
    if (name.endsWith('.js')) sizes.set(name, response.body().then((body) => gzipSync(body).length));
  });
  const lab = await Lab.open(page);
  await lab.expectState('replaying');
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThanOrEqual(FIRST_ROUTE_BUDGET);
});
