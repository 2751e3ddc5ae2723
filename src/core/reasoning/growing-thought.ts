/** A thought as far as a run has written it at a cursor: its DAG, the step under way, and on each step what became of the drafts there. A function of log and cursor, like every view of a run. */
import type { EventLog } from '../trace/event-log.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { recordedThought, tallyAt, type DraftTally, type RecordedThought } from './drafts-by-step.ts';
import { dagOfUnfinished, type UnfinishedDag } from './unfinished-dag.ts';

export interface GrowingThought extends UnfinishedDag {
  readonly run: RecordedThought;
  /** For each step. */
  readonly drafts: readonly DraftTally[];
}

export function growingThought(log: EventLog, cursor: number): GrowingThought {
  const run = recordedThought(log, cursor);
  const read: UnfinishedDag = run.open ? dagOfUnfinished(run.thought) : { dag: dagOfThought(run.thought, run.answer), writing: null };
  return { run, ...read, drafts: read.dag.steps.map(({ start }) => tallyAt(run, start)) };
}
