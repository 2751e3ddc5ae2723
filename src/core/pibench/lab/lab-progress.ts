/** How far a queue of cells has come, and when it will be done at the pace that was measured: core has no clock, the pace is passed in. */

export type CellState = 'waiting' | 'running' | 'done' | 'failed';

export interface CellProgress {
  readonly state: CellState;
  /** Sessions that the cell has, and those of them that are over. */
  readonly sessions: number;
  readonly over: number;
}

export interface LabProgress {
  readonly cells: Readonly<Record<CellState, number>>;
  readonly sessions: number;
  readonly over: number;
  /** 0..1, of sessions; a failed cell counts as over: nothing more comes of it. */
  readonly share: number;
  /** null: no pace yet, or nothing is left. */
  readonly msLeft: number | null;
}

/** `msPerSession`: measured, of whatever ran lately; null: nothing ran yet. */
export function labProgress(all: readonly CellProgress[], msPerSession: number | null): LabProgress {
  const cells = { waiting: 0, running: 0, done: 0, failed: 0 };
  let [sessions, over, left] = [0, 0, 0];
  for (const cell of all) {
    cells[cell.state] += 1;
    sessions += cell.sessions;
    over += cell.over;
    if (cell.state === 'waiting' || cell.state === 'running') left += cell.sessions - cell.over;
  }
  return { cells, sessions, over, share: sessions === 0 ? 0 : (sessions - left) / sessions, msLeft: msPerSession === null || left === 0 ? null : left * msPerSession };
}
