/**
 * Records real runs into public/traces: the planned ones (runs.ts), on the shipped models, in Chromium, through the same client
 * that the page uses. Prints what was written, for a person to read before committing it.
 *
 *   npm run record [-- PATTERN]      only files whose name holds PATTERN
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { withSoftwareGpu } from '../../e2e/support/chromium-flags.ts';
import { ensureChromium } from '../check/install-chromium.ts';
import { RUNS } from './runs.ts';

const FOLDER = 'public/traces';
const REPEATS = 5;
const [pattern = ''] = process.argv.slice(2);

mkdirSync(FOLDER, { recursive: true });
const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
await server.listen();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: withSoftwareGpu });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}scripts/record/record.html`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  for (const { file, title, config } of RUNS.filter(({ file }) => file.includes(pattern))) {
    // Kernels are compiled as they are first met: a recording's first round would be a hundred times the others.
    await page.evaluate(([of]) => window.recordRun(of, 1), [config] as const);
    const { trace, written, comparison } = await page.evaluate(([of, repeats]) => window.recordRun(of, repeats), [config, REPEATS] as const);
    writeFileSync(`${FOLDER}/${file}`, `${trace}\n`);
    const speed = comparison ? `${(comparison.tokensPerSecond / comparison.plainTokensPerSecond).toFixed(2)}x plain, identical: ${comparison.identical}` : 'not compared';
    console.log(`\n== ${file} (${title}), ${(trace.length / 1000).toFixed(0)} kB, ${speed}\n${config.prompt}\n${written}`);
  }
} finally {
  await browser.close();
  await server.close();
}

const kept = new Set(['index.json', ...RUNS.map(({ file }) => file)]);
for (const name of readdirSync(FOLDER)) if (!kept.has(name)) rmSync(`${FOLDER}/${name}`);
writeFileSync(`${FOLDER}/index.json`, `${JSON.stringify({ traces: RUNS })}\n`);
process.exit(0);
