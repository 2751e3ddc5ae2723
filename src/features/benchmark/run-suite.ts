/**
 * Runs a suite, cell by cell. After each cell the file so far is told: whoever shows or saves it loses at most one cell when a
 * run is cut short, and a later run that starts from that file goes on behind it.
 */
import type { EngineCommands, LoadResult } from '#engine/protocol.ts';
import { cellsOf, commandOf, type BenchmarkRequest } from './benchmark-request.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import { loadHeldOut, promptsByFamily } from './heldout-prompts.ts';
import { draftersOf, measureCell, SEED } from './measure-cell.ts';
import type { BenchmarkFile } from './result-rows.ts';

export interface Surroundings {
  readonly engine: EngineCommands;
  readonly baseUrl: string;
  readonly browser: string;
  /** Logical processors of the machine, as the browser tells. */
  readonly cores: number;
  readonly commit: string;
  readonly now: () => Date;
  readonly earlier: BenchmarkFile | null;
}

export interface SuiteListener {
  /** `done`: which part of the cells has been measured. */
  readonly onProgress: (sentence: string, done: number) => void;
  readonly onFile: (file: BenchmarkFile) => void;
}

const words = benchmarkStrings.progress;

function hashesOf({ target, draft, dflash, eagle3 }: Extract<LoadResult, { ok: true }>): BenchmarkFile['models'] {
  return { target: target.sha256, draft: draft.sha256, ...(dflash && { dflash: dflash.sha256 }), ...(eagle3 && { eagle3: eagle3.sha256 }) };
}

export async function runSuite(request: BenchmarkRequest, around: Surroundings, listener: SuiteListener): Promise<void> {
  const { engine, baseUrl, browser, cores, commit } = around;
  const asked = cellsOf(request);
  listener.onProgress(words.looking, 0);
  const capability = await engine.probe();
  if (!capability.ok) throw new Error(words.noGpu(capability.cause, capability.detail));
  const loaded = await engine.load(baseUrl, draftersOf(asked), ({ bytes, totalBytes }) => listener.onProgress(words.loading(((100 * bytes) / totalBytes).toFixed(0)), 0));
  if (!loaded.ok) throw new Error(loaded.sentence);
  const heldOut = await loadHeldOut(baseUrl);

  const earlier = around.earlier?.suite === request.suite.name && around.earlier.commit === commit ? around.earlier : null;
  let file: BenchmarkFile = {
    schema: 1, suite: request.suite.name, date: around.now().toISOString(), commit, command: commandOf(request), seed: SEED,
    models: hashesOf(loaded), browser, cores, adapter: capability.adapter,
    cells: [], results: [], ...(earlier && { cells: earlier.cells, results: earlier.results }),
  };
  listener.onFile(file);
  const cells = asked.filter(({ name }) => !file.cells.includes(name));
  for (const [i, cell] of cells.entries()) {
    const onPart = (part: number): void => listener.onProgress(words.cell(i + 1, cells.length, cell.name), (i + part) / cells.length);
    onPart(0);
    const rows = await measureCell(engine, cell, (perFamily) => promptsByFamily(heldOut, perFamily), onPart);
    file = { ...file, cells: [...file.cells, cell.name], results: [...file.results, ...rows] };
    listener.onFile(file);
  }
}
