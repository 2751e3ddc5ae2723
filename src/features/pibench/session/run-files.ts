/**
 * A run as files to take along, and back: JSON lines, the official tree, a table, a page that plays by itself (core/pibench/exchange). Logins of official
 * tasks are masked in what is to be looked at; the official tree has every word, since it is found again in the tasks by its words.
 */
import { maskedRun } from '#core/pibench/exchange/masked-run.ts';
import { officialTree, folderName } from '#core/pibench/exchange/official-export.ts';
import { replayPage } from '#core/pibench/exchange/replay-page.ts';
import { encodeRun } from '#core/pibench/exchange/run-codec.ts';
import { scoresCsv } from '#core/pibench/exchange/scores-csv.ts';
import { agentName } from '#core/pibench/exchange/agent-name.ts';
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { zipFiles } from '#ui/zip-files.ts';

export const RUN_FILES = ['jsonl', 'official', 'csv', 'html'] as const;
export type RunFile = (typeof RUN_FILES)[number];

const encoder = new TextEncoder();

/** `2026-11-27T19:30:00.000Z` as the official tree names its files. */
export const stampOf = (iso: string): string => iso.slice(0, 19).replace(/[-:]/g, '').replace('T', '_');

export function runFile(kind: RunFile, run: PiRun, persona: Persona, now: string): { readonly name: string; readonly content: Blob } {
  const name = `pibench-${folderName(`${persona.id}-${agentName(run.header.agent)}`)}`;
  switch (kind) {
    case 'jsonl':
      return { name: `${name}.jsonl`, content: new Blob([encodeRun(run.header.dataset.kind === 'official' ? maskedRun(run, persona).run : run)], { type: 'application/jsonl' }) };
    case 'official':
      return { name: `${name}-outputs.zip`, content: new Blob([zipFiles(new Map(Object.entries(officialTree(run, persona, stampOf(now))).map(([path, text]) => [path, encoder.encode(text)])))], { type: 'application/zip' }) };
    case 'csv':
      return { name: `${name}.csv`, content: new Blob([scoresCsv([{ run, persona }])], { type: 'text/csv' }) };
    case 'html':
      return { name: `${name}.html`, content: new Blob([replayPage(run, persona)], { type: 'text/html' }) };
  }
}
