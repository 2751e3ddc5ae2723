/** The run as it leaves the page: whole, its drafts as a table, or the link that makes it again. Each says how it went. */
import type { EventLog } from '#core/trace/event-log.ts';
import { runFileName, saveRun } from '#core/trace/saved-run.ts';
import { slotsCsv } from '#core/trace/slots-csv.ts';
import { download } from '#ui/download.ts';
import { writeLink } from '../session/link.ts';
import type { Session } from '../session/session.ts';
import { exchangeStrings as words } from './exchange-strings.ts';

function save(name: string, text: string, type: string): string {
  download(name, new Blob([text], { type }));
  return words.saved(name);
}

/** With the token that is selected. */
export function saveWhole(log: EventLog, { selection }: Pick<Session, 'selection'>): string {
  const today = new Date().toISOString().slice(0, 10);
  return save(runFileName(log.header.config, 'json'), saveRun(log, selection, today), 'application/json');
}

export const saveDrafts = (log: EventLog): string => save(runFileName(log.header.config, 'csv'), slotsCsv(log), 'text/csv;charset=utf-8');

export async function copyLink(log: EventLog, { selection, study, whatIf }: Pick<Session, 'selection' | 'study' | 'whatIf'>): Promise<string> {
  const query = writeLink({ config: log.header.config, at: selection, study, whatIf });
  try {
    await navigator.clipboard.writeText(location.origin + location.pathname + query + location.hash);
    return words.copied;
  } catch {
    return words.notCopied;
  }
}
