/**
 * Why a run is as fast as it is, from (log, cursor): the identity
 *
 *   speed-up = τ · t_plain / (t_draft + t_verify + t_other)
 *
 * with its terms. Times are medians over the rounds that have ended (a first round that compiles would drown a mean); t_plain
 * is from the measured comparison. The rounds ran in inspect mode, where all is read back, the comparison in fast mode: the
 * measured speed-up stands beside the identity's, and may differ from it.
 */
import { median } from '#core/stats/quantile.ts';
import type { EventLog } from './event-log.ts';
import { figuresAt, type Comparison } from './figures.ts';
import { intervalsAt } from './intervals.ts';

export type CostTerm = 'draft' | 'verify' | 'other';

export interface SpeedTerms {
  readonly rounds: number;
  readonly acceptanceLength: number;
  readonly draftMs: number;
  readonly verifyMs: number;
  readonly otherMs: number;
  /** Of one round. */
  readonly roundMs: number;
  readonly largest: CostTerm;
  /** Null where plain decoding was not measured. */
  readonly plain: { readonly stepMs: number; /** by the identity */ readonly speedup: number; readonly comparison: Comparison } | null;
}

/** Null before the first round has ended. */
export function speedTermsAt(log: EventLog, cursor: number): SpeedTerms | null {
  const intervals = intervalsAt(log, cursor);
  const { acceptanceLength, comparison } = figuresAt(log, cursor);
  if (intervals.length === 0 || acceptanceLength === null) return null;
  const of = (term: 'draftMs' | 'verifyMs' | 'otherMs'): number => median(intervals.map((interval) => interval[term]));
  const [draftMs, verifyMs, otherMs] = [of('draftMs'), of('verifyMs'), of('otherMs')];
  const roundMs = draftMs + verifyMs + otherMs;
  const most = Math.max(draftMs, verifyMs, otherMs);
  const largest = most === verifyMs ? 'verify' : most === draftMs ? 'draft' : 'other';
  const stepMs = comparison && 1000 / comparison.plainTokensPerSecond;
  const plain = comparison && stepMs && roundMs > 0 ? { stepMs, speedup: (acceptanceLength * stepMs) / roundMs, comparison } : null;
  return { rounds: intervals.length, acceptanceLength, draftMs, verifyMs, otherMs, roundMs, largest, plain };
}
