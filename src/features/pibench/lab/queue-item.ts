/** A cell in the queue: how far it is, and what has come of it. */
import type { PiEvent, RunHeader } from '#core/pibench/events.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { CellState } from '#core/pibench/lab/lab-progress.ts';
import { resumePoint } from '#core/pibench/exchange/resume-run.ts';
import type { RunScore } from '#core/pibench/score/run-score.ts';
import type { Persona } from '#core/pibench/task.ts';

export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

export interface QueueItem {
  readonly cell: LabCell;
  readonly state: CellState;
  /** Sessions that are over. */
  readonly over: number;
  /** Once it is done. */
  readonly score: RunScore | null;
  /** Why it failed. */
  readonly text: string | null;
  /** An earlier visit put it there. */
  readonly earlier: boolean;
  /** Of cells that the page plays: a script is played again when it is looked at. */
  readonly header: RunHeader | null;
  readonly events: readonly PiEvent[];
}

export const waitingItem = (cell: LabCell): QueueItem => ({ cell, state: 'waiting', over: 0, score: null, text: null, earlier: false, header: null, events: [] });

export const sessionsOver = (events: readonly PiEvent[]): number => events.filter(({ type }) => type === 'close').length;

export function tokensOf(events: readonly PiEvent[]): Tokens {
  let [prompt, completion] = [0, 0];
  for (const event of events) {
    if (event.type !== 'message') continue;
    prompt += event.tokens?.prompt ?? 0;
    completion += event.tokens?.completion ?? 0;
  }
  return { prompt, completion };
}

const failedAt = (events: readonly PiEvent[]): number => events.findIndex((event) => event.type === 'close' && (event.reason === 'error' || event.reason === 'time-out'));

/** Sessions in a row, up to the last event, that ended because something failed. */
export function failuresInARow(events: readonly PiEvent[]): number {
  const closes = events.filter((event) => event.type === 'close');
  const good = closes.findLastIndex(({ reason }) => reason !== 'error' && reason !== 'time-out');
  return closes.length - 1 - good;
}

/** Why the latest session that failed did. */
export function failureText(events: readonly PiEvent[]): string | null {
  const close = events.findLast((event) => event.type === 'close' && event.text !== undefined);
  return close?.type === 'close' ? (close.text ?? null) : null;
}

/** What is worth going on from: sessions that are over, before the first that failed. */
export function soundEvents(events: readonly PiEvent[], cell: LabCell, persona: Persona): readonly PiEvent[] {
  const failed = failedAt(events);
  const begun = failed === -1 ? events.length : events.slice(0, failed).findLastIndex(({ type }) => type === 'session');
  return resumePoint(persona, cell, events.slice(0, begun)).kept;
}
