/**
 * What is kept of a training as it begins. Where the browser gives no files (a private window, no room for any), a fresh start goes on without
 * keeping and says so; one that is to go on from what is kept cannot.
 */
import type { CheckpointSlots, Kept } from './checkpoint-slots.ts';

export interface OpenedSlots {
  readonly found: Kept | null;
  /** What is amiss, in a sentence: nothing is kept. null: checkpoints are. */
  readonly unkept: string | null;
}

/** Read for a fresh start too: what it keeps must count as later than what lies there. */
export async function openSlots(slots: Pick<CheckpointSlots, 'load'>, resume: boolean): Promise<OpenedSlots> {
  try {
    return { found: await slots.load(), unkept: null };
  } catch (error) {
    if (resume) throw error;
    const what = error instanceof Error ? error.message : String(error);
    return { found: null, unkept: `This browser keeps no files for this page (${what}), as in a private window or without room: the training goes on, but is gone with the tab.` };
  }
}
