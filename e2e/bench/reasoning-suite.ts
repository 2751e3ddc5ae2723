/**
 * The suite `reasoning`: what was measured of the thinking reward model, from the file that the page reads; both judges again on the shipped sample; how well edges of prose
 * are found, with `--agent openai:URL` also by a model; and a reward model that learns for sixty steps in a tab.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Browser } from '@playwright/test';
import { readExperiment } from '#core/reasoning/experiment-file.ts';
import { poolFigures } from '#core/reasoning/pool-figures.ts';
import { judgeShipped, readShippedPairs } from '#core/reasoning/shipped-pairs.ts';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import { recordedClaims, sampleClaim, tabClaim } from '#features/benchmark/reasoning-rows.ts';
import type { BenchmarkFile, ClaimRow } from '#features/benchmark/result-rows.ts';
import { ensureChromium } from '../../scripts/check/install-chromium.ts';
import { readCommit } from '../../scripts/read-commit.ts';
import type { BenchArguments } from './arguments.ts';
import { askedEndpoint, endpointArguments } from './asked-endpoint.ts';
import { buildPage } from './build-page.ts';
import { onServedPage } from './on-served-page.ts';
import { measureModel, measureRule } from './reasoning/measure-edges.ts';
import { trainInPage } from './reasoning/train-in-page.ts';

export const REASONING_SUITE = { name: 'reasoning', ...benchmarkStrings.commandSuites.reasoning };

const FOLDER = 'public/reasoning';
const SEED = 1;
const parsed = (name: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));

/** None before a pool has been sampled and its sample shipped. */
async function judgedAgain(): Promise<readonly ClaimRow[]> {
  if (!existsSync(`${FOLDER}/pairs.json`)) return [];
  const shipped = readShippedPairs(parsed('pairs.json'));
  return [sampleClaim(poolFigures(await judgeShipped(shipped), shipped.seed), shipped.seed)].filter((row) => row !== null);
}

async function trainedInTab(browser: Browser, site: string) {
  const page = await browser.newPage();
  const row = tabClaim(await trainInPage(page, site));
  // asked of the page: a browser without one would not have trained
  const adapter = await page.evaluate(async () => {
    const { info, features } = (await navigator.gpu.requestAdapter())!;
    return { vendor: info.vendor, architecture: info.architecture, description: info.description, features: [...features].sort() };
  });
  return { row, adapter, browser: `Chromium ${browser.version()}` };
}

/** Throws a sentence where the page cannot be built, or the endpoint is none or fails. */
export async function runReasoning({ agent, model, full }: Pick<BenchArguments, 'agent' | 'model' | 'full'>): Promise<BenchmarkFile> {
  const endpoint = agent === null ? null : askedEndpoint(agent, model);
  const executablePath = ensureChromium();
  if (!buildPage()) throw new Error('The page could not be built: see above. Nothing was measured.');
  const recorded = [...recordedClaims(readExperiment(parsed('experiment.json'))), ...(await judgedAgain())];
  console.log('A reward model learns in a tab.');
  const { row, adapter, browser } = await onServedPage(executablePath, {}, trainedInTab);
  // last, since an endpoint may fail
  const edges = [await measureRule(), ...(endpoint ? [await measureModel(endpoint, full, console.log)] : [])];
  return {
    schema: 1, suite: REASONING_SUITE.name, date: new Date().toISOString(), commit: readCommit(), command: `npm run bench -- --suite ${REASONING_SUITE.name}${endpoint ? ` ${endpointArguments(endpoint)}${full ? ' --full' : ''}` : ''}`, seed: SEED,
    models: { target: '' }, browser, cores: cpus().length, adapter, cells: [], results: [...recorded, row, ...edges],
  };
}
