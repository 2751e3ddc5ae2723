/** What is asked of a benchmark, on the page `?suite=smoke&only=gamma4&full=1&start=1#/benchmark`, and what that comes to. */
import { benchmarkStrings } from './benchmark-strings.ts';
import { SUITES, type Cell, type Suite } from './suites.ts';

export interface BenchmarkRequest {
  readonly suite: Suite;
  /** A regular expression that names of cells are to hold, as it was given; '' means all. */
  readonly only: string;
  readonly full: boolean;
}

export interface AddressedRequest extends BenchmarkRequest {
  /** Start without a click. */
  readonly start: boolean;
}

export function readRequest(search: string): AddressedRequest {
  const params = new URLSearchParams(search);
  return {
    suite: SUITES.find(({ name }) => name === params.get('suite')) ?? SUITES[0]!,
    only: params.get('only') ?? '',
    full: params.get('full') === '1',
    start: params.get('start') === '1',
  };
}

/** Refuses, with a sentence, a pattern that is none or that meets no cell: measuring all instead would cost minutes. */
export function cellsOf({ suite, only, full }: BenchmarkRequest): readonly Cell[] {
  let pattern: RegExp;
  try {
    pattern = new RegExp(only);
  } catch (error) {
    throw new Error(benchmarkStrings.progress.noPattern(only, error instanceof Error ? error.message : String(error)));
  }
  const all = suite.cells(full);
  const cells = all.filter(({ name }) => pattern.test(name));
  if (cells.length === 0) throw new Error(benchmarkStrings.progress.noCell(suite.name, only, all.map(({ name }) => name).join(', ')));
  return cells;
}

/** What measures the same on the command line. */
export function commandOf({ suite, only, full }: BenchmarkRequest): string {
  const pattern = only === '' ? '' : ` --only '${only.replaceAll("'", `'\\''`)}'`;
  return `npm run bench -- --suite ${suite.name}${pattern}${full ? ' --full' : ''}`;
}
