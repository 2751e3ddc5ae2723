/** The tests in the browser, counted from Playwright's own JSON. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaint, type Count, runScript, strictCount } from './step.ts';

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}

interface Spec {
  readonly file: string;
  readonly title: string;
  readonly tests: readonly { readonly status: string; readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
}

interface PlaywrightJson {
  readonly suites: readonly Suite[];
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
}

const specsOf = ({ suites = [], specs = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

function complaintsOf({ file, title, tests }: Spec): string[] {
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky');
  return failed.map(({ results }) => complaint(`e2e/${file}`, title, results.find(({ error }) => error !== undefined)?.error?.message));
}

export async function runPlaywright(): Promise<Count> {
  const out = join(mkdtempSync(join(tmpdir(), 'slipstream-')), 'playwright.json');
  const code = await runScript('@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: out });
  const { stats, suites } = JSON.parse(readFileSync(out, 'utf8')) as PlaywrightJson;
  const count = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  return strictCount('playwright', code, count, suites.flatMap(specsOf).flatMap(complaintsOf));
}
