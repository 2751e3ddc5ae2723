/** What the address asks of the page: `?suite=smoke&only=gamma4&full=1&start=1#/benchmark`. */
import { SUITES, type Suite } from './suites.ts';

export interface BenchmarkRequest {
  readonly suite: Suite;
  /** Cells whose name holds this; '' means all. */
  readonly only: RegExp;
  readonly full: boolean;
  /** Start without a click. */
  readonly start: boolean;
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    return /(?:)/;
  }
}

export function readRequest(search: string): BenchmarkRequest {
  const params = new URLSearchParams(search);
  return {
    suite: SUITES.find(({ name }) => name === params.get('suite')) ?? SUITES[0]!,
    only: pattern(params.get('only') ?? ''),
    full: params.get('full') === '1',
    start: params.get('start') === '1',
  };
}
