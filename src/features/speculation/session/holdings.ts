/** What the page finds in place when it is (again) looked at: the engine, the recordings, and a look at what was trained here. */
import { createContext, useContext } from 'react';
import type { Engine } from './use-engine.ts';
import type { RecordedRuns } from './use-recorded-runs.ts';

/** A page that one can go to. */
export interface Page {
  readonly path: string;
  readonly name: string;
}

export interface Holdings {
  readonly pages: readonly Page[];
  readonly engine: Engine;
  readonly recorded: RecordedRuns;
  /** Asks what this browser keeps of trainings; the session then knows. */
  readonly lookForKept: () => void;
}

export const HoldingsContext = createContext<Holdings | null>(null);

export function useHoldings(): Holdings {
  const holdings = useContext(HoldingsContext);
  if (!holdings) throw new Error('no session above this component');
  return holdings;
}
