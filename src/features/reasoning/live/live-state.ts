/** A thought that is watched: the run that is made of it, and how far the eye has come. What is drawn follows from log and cursor. */
import type { RecordedThought } from '#core/reasoning/drafts-by-step.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import type { RunPhase } from '#engine/watched-run.ts';
import { FIRST_LIVE, type LiveChoice } from './live-problems.ts';

export interface LiveState {
  /** What would be asked next. */
  readonly choice: LiveChoice;
  /** The latest run: of which choice, and its log; null: none has begun. */
  readonly run: { readonly of: LiveChoice; readonly log: EventLog } | null;
  readonly cursor: number;
  readonly phase: RunPhase;
  readonly failure: { readonly sentence: string; readonly cause: string } | null;
  readonly noGpu: GpuAbsence | null;
  /** Runs made before it on this page, for the chart. */
  readonly before: readonly RecordedThought[];
}

export const NOTHING_LIVE: LiveState = { choice: FIRST_LIVE, run: null, cursor: 0, phase: { kind: 'idle' }, failure: null, noGpu: null, before: [] };

/** The engine is at it, or the eye has not come to the end of what it wrote. */
export const isGrowing = ({ run, cursor, phase }: LiveState): boolean => phase.kind !== 'idle' || (run !== null && cursor < run.log.length);
