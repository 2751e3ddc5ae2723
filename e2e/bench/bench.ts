/**
 * Drives the benchmark page in Chromium: builds, serves on loopback, starts the suite, saves after every cell, prints a
 * table. The measuring itself is the page's (src/features/benchmark), so that a person can do the same by hand.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cellsOf } from '#features/benchmark/benchmark-request.ts';
import { SUITES } from '#features/benchmark/suites.ts';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import { ensureChromium } from '../../scripts/check/install-chromium.ts';
import { benchArguments } from './arguments.ts';
import { buildPage } from './build-page.ts';
import { HOSTILE_SUITE, runHostileFiles } from './hostile-files.ts';
import { PEER_SUITE, runPeerSuite } from './peer-suite.ts';
import { REAL_MODEL_SUITE, runRealModel } from './real-model-suite.ts';
import { PIBENCH_SUITE, runPibench } from './pibench-suite.ts';
import { REASONING_SUITE, runReasoning } from './reasoning-suite.ts';
import { runOnPage } from './run-on-page.ts';
import { table } from './table.ts';

const EVERY_SUITE = [...SUITES, PEER_SUITE, REAL_MODEL_SUITE, HOSTILE_SUITE, PIBENCH_SUITE, REASONING_SUITE];
const asked = benchArguments(process.argv.slice(2));
if (asked.list) {
  for (const { name, about } of EVERY_SUITE) console.log(`${name.padEnd(12)} ${about}`);
  process.exit(0);
}
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
const refuseFor = (error: unknown): never => refuse(error instanceof Error ? error.message : String(error));

const save = (file: BenchmarkFile): void => {
  if (asked.out === null) return;
  mkdirSync(dirname(asked.out), { recursive: true });
  writeFileSync(asked.out, `${JSON.stringify(file, null, 1)}\n`);
};
const start = performance.now();
function end(file: BenchmarkFile): never {
  save(file);
  console.log(`\n${file.browser}, ${file.adapter.vendor} ${file.adapter.architecture} (${file.adapter.description}), commit ${file.commit}\n`);
  console.log(table(file.results));
  console.log(`\n${file.results.length} rows in ${((performance.now() - start) / 60_000).toFixed(1)} min${asked.out === null ? '' : `, written to ${asked.out}`}`);
  process.exit(0);
}

if (asked.suite === HOSTILE_SUITE.name) end(await runHostileFiles());
if (asked.suite === REASONING_SUITE.name) end(await runReasoning(asked).catch(refuseFor));
if (asked.suite === PIBENCH_SUITE.name) {
  const file = await runPibench(asked).catch(refuseFor);
  if (typeof file !== 'string') end(file);
  console.log(file);
  process.exit(0);
}
const real = asked.suite === PEER_SUITE.name ? runPeerSuite : asked.suite === REAL_MODEL_SUITE.name ? runRealModel : null;
if (real) {
  const file = await real(ensureChromium(), asked);
  if (typeof file !== 'string') end(file);
  console.log(file);
  process.exit(0);
}

const suite = SUITES.find(({ name }) => name === asked.suite) ?? refuse(`--suite is one of: ${EVERY_SUITE.map(({ name }) => name).join(', ')}.`);
try {
  cellsOf({ ...asked, suite });
} catch (error) {
  refuse(`--only: ${error instanceof Error ? error.message : String(error)}`);
}

const executablePath = ensureChromium();
if (!buildPage()) process.exit(1);

/** `--full` takes hours: what the file already holds is not measured again. */
const earlier = asked.full && asked.out !== null && existsSync(asked.out)
  ? (JSON.parse(readFileSync(asked.out, 'utf8')) as BenchmarkFile)
  : null;

end(await runOnPage(executablePath, asked, earlier, save));
