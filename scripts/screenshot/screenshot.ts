/**
 * Photographs the page where its lesson is: a rejected token selected at the end of the first recorded run. docs/screenshot.png is
 * the README's; with a folder as argument, light and dark at 1280 and 360 pixels go there for looking at.
 *
 *   npm run screenshot [-- FOLDER]
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { Lab } from '../../e2e/support/lab.ts';
import { withSoftwareGpu } from '../../e2e/support/chromium-flags.ts';
import { staticServer } from '../../e2e/support/static-server.ts';
import { ensureChromium } from '../check/install-chromium.ts';

interface View {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

const [folder] = process.argv.slice(2);
const WIDTHS = [[1280, 860], [360, 780]] as const;
const views: readonly View[] = folder === undefined
  ? [{ path: 'docs/screenshot.png', width: 1280, height: 860, colorScheme: 'light' }]
  : WIDTHS.flatMap(([width, height]) => (['light', 'dark'] as const).map((colorScheme) => ({ path: `${folder}/${width}-${colorScheme}.png`, width, height, colorScheme })));

async function take(browser: Browser, baseURL: string, { path, width, height, colorScheme }: View): Promise<void> {
  const context = await browser.newContext({ baseURL, viewport: { width, height }, colorScheme, reducedMotion: 'reduce', deviceScaleFactor: 2 });
  const lab = await Lab.open(await context.newPage());
  await lab.jumpToEnd();
  const rejected = lab.output.locator('[data-state=rejected]');
  if ((await rejected.count()) > 0) await rejected.first().click();
  await lab.page.mouse.move(0, 0);
  await lab.page.evaluate(() => scrollTo(0, 0));
  await lab.page.screenshot({ path, fullPage: folder !== undefined, animations: 'disabled' });
  console.log(path);
  await context.close();
}

if (folder !== undefined) mkdirSync(folder, { recursive: true });
const server = staticServer('dist', '/').listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await chromium.launch({ executablePath: ensureChromium(), args: withSoftwareGpu });
for (const view of views) await take(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, view);
await browser.close();
server.close();
process.exit(0);
