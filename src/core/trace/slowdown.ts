/**
 * Why a run was slower than plain decoding, in the log's own numbers: a round checks drafts and one row more in one pass, and
 * brings fewer tokens than that pays for. Null where it was not slower, not measured, or nothing was drafted.
 */
import type { EventLog } from './event-log.ts';
import { figuresAt } from './figures.ts';

export interface Slowdown {
  readonly tokensPerRound: number;
  readonly rowsPerRound: number;
}

export function slowdownOf(log: EventLog): Slowdown | null {
  const { comparison, rounds, drafted, tokens } = figuresAt(log, log.length);
  if (!comparison || comparison.speedup >= 1 || drafted === 0) return null;
  return { tokensPerRound: tokens / rounds, rowsPerRound: 1 + drafted / rounds };
}
