/**
 * What each cell leaves in a folder: a file with what came of it, written as it ends. A run that was split over machines is whole once all their
 * files lie in one folder; in which order they were written is of no account.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabResult } from '#core/pibench/lab/lab-results.ts';
import type { ResultRow } from '#features/benchmark/result-rows.ts';

export interface Part {
  readonly cell: string;
  /** What measures it again. */
  readonly command: string;
  readonly commit: string;
  /** SHA-256 of the tasks. */
  readonly dataset: string;
  readonly browser: string;
  readonly results: readonly LabResult[];
  readonly rows: readonly ResultRow[];
}

const ENDING = '.part.json';

/** `name`: of the file; the cell's, where it is one file alone. */
export function writePart(folder: string, part: Part, name: string = part.cell): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${encodeURIComponent(name)}${ENDING}`), `${JSON.stringify(part)}\n`);
}

export function readParts(folder: string): Part[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith(ENDING)).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Part);
}
