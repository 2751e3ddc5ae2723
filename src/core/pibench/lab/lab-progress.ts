/** How far a queue of cells has come, and when it will be done at the pace that was measured: core has no clock, the pace is passed in. */

export type CellState = 'waiting' | 'running' | 'done' | 'failed';

export interface CellProgress {
  readonly state: CellState;
  /** Sessions that the cell has, and those of them that are over. */
  readonly sessions: number;
  readonly over: number;
  /** As measured of cells of its kind; null: none has run yet. */
  readonly msPerSession: number | null;
}

export interface LabProgress {
  readonly cells: Readonly<Record<CellState, number>>;
  readonly sessions: number;
  readonly over: number;
  /** 0..1, of sessions; a failed cell counts as over: nothing more comes of it. */
  readonly share: number;
  /** null: of something that is left no pace is known yet, or nothing is left. */
  readonly msLeft: number | null;
}

export function labProgress(all: readonly CellProgress[]): LabProgress {
  const cells = { waiting: 0, running: 0, done: 0, failed: 0 };
  let [sessions, over, left, ms] = [0, 0, 0, 0];
  for (const cell of all) {
    cells[cell.state] += 1;
    sessions += cell.sessions;
    over += cell.over;
    if (cell.state !== 'waiting' && cell.state !== 'running') continue;
    left += cell.sessions - cell.over;
    ms += (cell.sessions - cell.over) * (cell.msPerSession ?? NaN);
  }
  return { cells, sessions, over, share: sessions === 0 ? 0 : (sessions - left) / sessions, msLeft: left === 0 || Number.isNaN(ms) ? null : ms };
}
