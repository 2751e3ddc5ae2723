/**
 * The pages, in a real Chromium, served as any static host would: under a sub-path, without special headers.
 *
 * `gpu` has a software adapter; `no-gpu` (`*.no-gpu.spec.ts`) has none, like a visitor whose browser cannot. Two files at a time, each
 * in a browser of its own: a page mostly waits, or keeps one core busy.
 */
import { defineConfig } from '@playwright/test';
import { withoutGpu, withSoftwareGpu } from './e2e/support/chromium-flags.ts';
import { freePort } from './e2e/support/free-port.ts';
import { findChromium } from './scripts/find-chromium.ts';

const SUB_PATH = '/some/sub/path/';

// Workers read this file again: the port must then be the one that the server got.
const port = (process.env.SLIPSTREAM_E2E_PORT ??= String(await freePort()));
const executablePath = findChromium() ?? '';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { actionTimeout: 30_000, baseURL: `http://127.0.0.1:${port}${SUB_PATH}`, screenshot: 'only-on-failure', viewport: { width: 1280, height: 800 } },
  projects: [
    { name: 'gpu', testIgnore: '*.no-gpu.spec.ts', use: { launchOptions: { executablePath, args: withSoftwareGpu } } },
    { name: 'no-gpu', testMatch: '*.no-gpu.spec.ts', use: { launchOptions: { executablePath, args: withoutGpu } } },
  ],
  webServer: {
    command: `node node_modules/tsx/dist/cli.mjs e2e/support/static-server.ts ${port} ${SUB_PATH}`,
    url: `http://127.0.0.1:${port}${SUB_PATH}index.html`,
  },
});
