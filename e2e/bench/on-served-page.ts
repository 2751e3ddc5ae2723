/** The built page on loopback and a fresh Chromium with a GPU, for as long as something is measured on them. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { withSoftwareGpu } from '../support/chromium-flags.ts';
import { staticServer } from '../support/static-server.ts';

/** `site`: where the page is served, with its slash. */
export async function onServedPage<T>(executablePath: string, headers: Readonly<Record<string, string>>, measure: (browser: Browser, site: string) => Promise<T>): Promise<T> {
  const server = staticServer('dist', '/', headers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await chromium.launch({ executablePath, args: withSoftwareGpu });
  try {
    return await measure(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}
