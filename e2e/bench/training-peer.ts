/**
 * A training step beside a peer's (peer/), as rows. The peer comes from a development server of its own: it is no part of what is
 * published, so that a page by hand does not measure it.
 */
import type { Browser } from '@playwright/test';
import { createServer } from 'vite';
import type { PeerTimes } from '#features/benchmark/peer-rows.ts';
// declares what its window has
import type {} from './peer/peer.ts';

const REPEATS = 9;
const STEPS_PER_REPEAT = 2;

export async function measurePeer(browser: Browser): Promise<PeerTimes> {
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null },
    logLevel: 'error',
    // found late, they would be bundled late, and the page would load anew in the midst of it
    optimizeDeps: { entries: ['e2e/bench/peer/peer.html'] },
  });
  await server.listen();
  const page = await browser.newPage();
  try {
    page.on('pageerror', (error) => console.error(`peer: ${error.message}`));
    await page.goto(`${server.resolvedUrls!.local[0]!}e2e/bench/peer/peer.html`);
    await page.waitForSelector('html[data-ready=true]', { state: 'attached' });
    return await page.evaluate(([repeats, steps]) => window.measurePeer(repeats, steps), [REPEATS, STEPS_PER_REPEAT] as const);
  } finally {
    await page.close();
    await server.close();
  }
}
