/**
 * Runs for tests that need to know what they look at: made without a model, served in place of the shipped recordings.
 * They say `simulated`, as everything does that no model made.
 */
import type { Page } from '@playwright/test';
import { encodeTrace } from '#core/trace/codec.ts';
import { EventLog } from '#core/trace/event-log.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';

/** Rule R1 with a drafter that errs: accepted, rejected, unreached, corrected and bonus tokens all occur. */
export const ratioRun = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, blur: 0.5, comparison: true });

export const greedyRun = simulateRun({ config: { rule: 'R4', temperature: 0, gamma: 3, seed: 11 }, blur: 0.4, comparison: true });

/** With the costs of passes, as a live run measures them behind its comparison. */
export const timedRun = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4, seed: 7 }, blur: 0.5, comparison: true, passCosts: true });

/** The same run on a device on which drafting is dear: it loses to plain decoding. */
export const slowRun = new EventLog(timedRun.header, timedRun.events.map((event) => {
  if (event.type === 'round.end') return { ...event, draftMs: 40 };
  return event.type === 'comparison' ? { ...event, tokensPerSecond: 90 } : event;
}));

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
