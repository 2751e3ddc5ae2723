/** The tests in the browser, counted from Playwright's own JSON. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Count, runScript, strictCount } from './step.ts';

interface PlaywrightJson {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
}

export async function runPlaywright(): Promise<Count> {
  const out = join(mkdtempSync(join(tmpdir(), 'slipstream-')), 'playwright.json');
  const code = await runScript('@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: out });
  const { stats } = JSON.parse(readFileSync(out, 'utf8')) as PlaywrightJson;
  return strictCount('playwright', code, stats.expected, stats.unexpected + stats.flaky, stats.skipped);
}
