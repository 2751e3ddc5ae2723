/**
 * A run as it leaves the page: its file, and a name to find it by. Nothing is cut; a live run becomes a recording of the day it was
 * saved on, since that is what it is to whoever opens the file.
 */
import { encodeTrace, NO_CUT } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import type { Selection } from './why.ts';

/** `today` is an ISO date. */
export function saveRun(log: EventLog, at: Selection | null, today: string): string {
  const { header } = log;
  const dated = new EventLog({ ...header, vocabulary: log.vocabulary(), recordedAt: header.recordedAt ?? today }, log.events);
  return encodeTrace(dated, NO_CUT, at);
}

const WORDS = 40;

/** Letters, digits and hyphens alone: whatever the prompt holds, this is a file name everywhere. */
export function runFileName({ prompt, drafter }: Pick<RunConfig, 'prompt' | 'drafter'>, ending: string): string {
  const words = prompt.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, WORDS).replace(/^-+|-+$/g, '');
  return `slipstream-${words || 'run'}-${drafter}.${ending}`;
}
