/**
 * The suite `hostile-files`: many more hostile headers of model files than the tests try, each read or refused in one sentence. No page and no
 * GPU take part: the readers are plain TypeScript.
 */
import { cpus } from 'node:os';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import { headerCase, runCase } from '#engine/weights/header-cases.ts';
import { readCommit } from '../../scripts/read-commit.ts';

export const HOSTILE_SUITE = { name: 'hostile-files', ...benchmarkStrings.commandSuites['hostile-files'] };

const CASES = 100_000;
/** Another one than the tests', so that other files are tried. */
const SEED = 6;
const SLOW_MS = 10_000;

const words = benchmarkStrings.claims;

export async function runHostileFiles(): Promise<BenchmarkFile> {
  let [ended, longestMs] = [0, 0];
  for (let index = 0; index < CASES; index += 1) {
    const hostile = headerCase(SEED, index);
    const begun = performance.now();
    const { bytesRead } = await runCase(hostile).catch((error: unknown) => {
      console.error(`Case ${index} of seed ${SEED}, a ${hostile.format} file, ended in neither: ${String(error)}`);
      return { bytesRead: Infinity };
    });
    const ms = performance.now() - begun;
    longestMs = Math.max(longestMs, ms);
    if (ms < SLOW_MS && bytesRead <= 2 * hostile.file.byteLength) ended += 1;
    if ((index + 1) % 10_000 === 0) console.log(`${index + 1} of ${CASES}`);
  }
  return {
    schema: 1, suite: HOSTILE_SUITE.name, date: new Date().toISOString(), commit: readCommit(), command: `npm run bench -- --suite ${HOSTILE_SUITE.name}`, seed: SEED,
    models: { target: '' }, browser: `Node ${process.versions.node}`, cores: cpus().length, adapter: { vendor: 'none', architecture: '', description: 'no GPU takes part', features: [] }, cells: [HOSTILE_SUITE.name],
    results: [{ kind: 'claim', id: 'hostile-files', paper: null, ...words.hostileFiles(longestMs), measured: ended, interval: null, holds: ended === CASES, seeds: [SEED], scale: words.hostileScale(CASES), recorded: false }],
  };
}
