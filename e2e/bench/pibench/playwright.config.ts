/**
 * The cells of the suite `pibench` as tests, so that Playwright's own `--shard` splits them. One worker: some of them are timed. What a cell comes to is
 * no test; one fails only where it could not be measured.
 */
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../../scripts/find-chromium.ts';
import { freePort } from '../../support/free-port.ts';
import { withoutGpu } from '../../support/chromium-flags.ts';
import { isAsked } from './asked-of-suite.ts';
import { FIRST_MOVE } from './cells.ts';

// Workers read this file again: the ports must then be those that the servers got.
const harness = (process.env.SLIPSTREAM_PIBENCH_HARNESS ??= `http://127.0.0.1:${await freePort()}`);
const site = (process.env.SLIPSTREAM_PIBENCH_SITE ??= `http://127.0.0.1:${await freePort()}`);
const root = process.cwd();

export default defineConfig({
  testDir: '.',
  testMatch: '*.cell.ts',
  outputDir: `${root}/test-results/pibench`,
  fullyParallel: true,
  workers: 1,
  timeout: 300_000,
  reporter: 'dot',
  use: { launchOptions: { executablePath: findChromium() ?? '', args: withoutGpu } },
  webServer: [
    {
      command: `node node_modules/vite/bin/vite.js --config e2e/bench/pibench/vite.config.ts --host 127.0.0.1 --port ${new URL(harness).port} --strictPort --logLevel error`,
      url: `${harness}/e2e/bench/pibench/harness.html`, cwd: root,
    },
    ...(isAsked(FIRST_MOVE) ? [{ command: `node node_modules/tsx/dist/cli.mjs e2e/support/static-server.ts ${new URL(site).port} /`, url: `${site}/index.html`, cwd: root }] : []),
  ],
});
