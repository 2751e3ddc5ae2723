/** Serves runs that a test knows, in place of the shipped recordings. */
import type { Page } from '@playwright/test';
import { encodeTrace } from '#core/trace/codec.ts';
import type { EventLog } from '#core/trace/event-log.ts';

export { greedyRun, ratioRun, slowRun, timedRun, treeRun } from '#core/trace/simulated-runs.ts';

/** Serves these runs as the page's recordings; the first is the one it opens on. Call before the page is opened. */
export const serveTraces = (page: Page, runs: readonly EventLog[]): Promise<void> => serveFiles(page, runs.map((run) => encodeTrace(run)));

/** The same, of runs as their files. */
export async function serveFiles(page: Page, texts: readonly string[]): Promise<void> {
  const files = new Map(texts.map((text, i) => [`run-${i}.json`, text]));
  const index = { traces: texts.map((text, i) => ({ file: `run-${i}.json`, title: `Run ${i}`, config: (JSON.parse(text) as { header: { config: unknown } }).header.config })) };
  await page.route('**/traces/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const body = name === 'index.json' ? JSON.stringify(index) : files.get(name);
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType: 'application/json' });
  });
}
