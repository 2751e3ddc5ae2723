/** The suite `reasoning`: what was measured of the thinking reward model, from the file that the page reads, and both judges again on the shipped sample. No page and no GPU take part. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { readExperiment } from '#core/reasoning/experiment-file.ts';
import { poolFigures } from '#core/reasoning/pool-figures.ts';
import { judgeShipped, readShippedPairs } from '#core/reasoning/shipped-pairs.ts';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import { recordedClaims, sampleClaim } from '#features/benchmark/reasoning-rows.ts';
import type { BenchmarkFile, ClaimRow } from '#features/benchmark/result-rows.ts';
import { readCommit } from '../../scripts/read-commit.ts';

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

export async function runReasoning(): Promise<BenchmarkFile> {
  return {
    schema: 1, suite: REASONING_SUITE.name, date: new Date().toISOString(), commit: readCommit(), command: `npm run bench -- --suite ${REASONING_SUITE.name}`, seed: SEED,
    models: { target: '' }, browser: `Node ${process.versions.node}`, cores: cpus().length, adapter: { vendor: 'none', architecture: '', description: 'no GPU takes part', features: [] }, cells: [],
    results: [...recordedClaims(readExperiment(parsed('experiment.json'))), ...(await judgedAgain())],
  };
}
