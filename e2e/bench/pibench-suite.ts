/**
 * The suite `pibench`: every scripted agent with every kind of memory through all tasks, in Chromium, as tests that Playwright can shard; or, with
 * `--agent openai:URL`, a model behind that address through the same tasks. Each cell leaves a part in a folder; parts make the file.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import { ensureChromium } from '../../scripts/check/install-chromium.ts';
import type { BenchArguments } from './arguments.ts';
import { commandOf, DEFAULT_PARTS, environmentOf } from './pibench/asked-of-suite.ts';
import { agentCells, FIRST_MOVE, PAGE_CELLS, personaIds } from './pibench/cells.ts';
import { playEndpoint } from './pibench/play-endpoint.ts';
import { mergeParts } from './pibench/merge-parts.ts';
import { readParts } from './pibench/parts.ts';
import { shippedOnDisk } from './pibench/shipped-on-disk.ts';

export const PIBENCH_SUITE = { name: 'pibench', ...benchmarkStrings.commandSuites.pibench };

const merged = async (folder: string): Promise<BenchmarkFile> => mergeParts(readParts(folder), await shippedOnDisk(), { date: new Date().toISOString(), cores: cpus().length });

/** Throws where `only` is no pattern. */
function chosen(only: string): readonly string[] {
  const pattern = new RegExp(only);
  const cells = [...agentCells(personaIds()).map(({ name }) => name), ...PAGE_CELLS].filter((name) => pattern.test(name));
  if (cells.length === 0) throw new Error(`No cell is named like “${only}”. Names are those of an agent, a memory and a persona, as in oracle/notes/${personaIds()[0] ?? 'persona'}, and ${PAGE_CELLS.join(', ')}.`);
  return cells;
}

function node(script: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error('Not everything could be measured: see above.');
}

/** A sentence for a shard, whose parts wait for the others. Throws one where something failed. */
export async function runPibench({ only, full, shard, parts, merge, agent, model, runTokens }: BenchArguments): Promise<BenchmarkFile | string> {
  if (merge !== null) return merged(merge);
  if (agent !== null) {
    if (shard !== null) throw new Error('--shard splits scripted agents alone. To split a model’s run, name personas by --only.');
    const folder = parts ?? DEFAULT_PARTS;
    await playEndpoint({ agent, model, runTokens, only, full, parts: folder, tell: console.log });
    return merged(folder);
  }
  const cells = chosen(only);
  ensureChromium();
  if (cells.includes(FIRST_MOVE)) node('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  const own = shard === null && parts === null;
  const folder = parts ?? (own ? mkdtempSync(join(tmpdir(), 'pibench-')) : DEFAULT_PARTS);
  const sharded = shard === null ? [] : [`--shard=${shard}`, '--pass-with-no-tests'];
  node('@playwright/test/cli.js', ['test', '--config', 'e2e/bench/pibench/playwright.config.ts', ...sharded], environmentOf({ parts: folder, only, full, command: commandOf({ only, full }) }));
  if (shard !== null) return `Shard ${shard} is in ${folder}. Once all shards are in one folder, npm run bench -- --suite pibench --merge FOLDER --out FILE puts them together.`;
  const file = await merged(folder);
  if (own) rmSync(folder, { recursive: true });
  return file;
}
