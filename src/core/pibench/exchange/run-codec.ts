/**
 * A run as a file and back: JSON lines, the header first, then an event a line, so that a file that is still being written can be read as far
 * as it goes. Reading never throws: it gives a run, or one sentence on why not.
 */
import * as v from 'valibot';
import { PIBENCH_FORMAT, PIBENCH_VERSION, type PiEvent, type PiRun } from '../events.ts';
import { logContradiction } from './log-contradiction.ts';
import { runEnvelope, runEvent, runHeader } from './run-schema.ts';

export const MOST_RUN_CHARACTERS = 60_000_000;
export const MOST_RUN_EVENTS = 400_000;

/** Leaves out the pieces of messages: each stands whole in what follows them. */
export function encodeRun({ header, events }: PiRun): string {
  return [header, ...events.filter(({ type }) => type !== 'delta')].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** `cut`: its last line broke off and was left out. */
export type DecodedRun = { readonly ok: true; readonly run: PiRun; readonly cut: boolean } | { readonly ok: false; readonly sentence: string };

const refuse = (sentence: string): DecodedRun => ({ ok: false, sentence });
const malformed = (line: number, where: string): DecodedRun => refuse(`Line ${line} of this file has something unexpected at ${where}: it was probably changed by hand, so take the original.`);

/** Reads a file, whatever it holds (a line can nest deeper than the stack, hence the net). */
export function decodeRun(text: string): DecodedRun {
  try {
    return decode(text);
  } catch {
    return refuse('This file nests deeper than any run does, so it was not read: take the original.');
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function decode(text: string): DecodedRun {
  if (text.length > MOST_RUN_CHARACTERS) return refuse(`This file holds more than the ${MOST_RUN_CHARACTERS / 1e6} MB that a run can have, so it was not read.`);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const first = parse(lines[0] ?? '');
  const envelope = v.safeParse(runEnvelope, first);
  if (!envelope.success || envelope.output.format !== PIBENCH_FORMAT) return refuse('This file is no π-Bench run of Slipstream: choose one that was saved by this page, or open an outputs folder.');
  const { version } = envelope.output;
  if (version > PIBENCH_VERSION) return refuse(`This run was saved in format ${version}, which is newer than this page: reload the page to get its latest version.`);
  if (version < PIBENCH_VERSION) return refuse(`This run was saved in format ${version}, which this page no longer reads: run it again.`);
  const header = v.safeParse(runHeader, first, { abortEarly: true });
  if (!header.success) return malformed(1, pathOf(header.issues[0]));
  if (lines.length - 1 > MOST_RUN_EVENTS) return refuse(`This file holds more than the ${MOST_RUN_EVENTS} events that a run can have, so it was not read.`);

  const events: PiEvent[] = [];
  let cut = false;
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue;
    const raw = parse(line);
    cut = raw === undefined && i === lines.length - 1;
    if (cut) break;
    const event = v.safeParse(runEvent, raw, { abortEarly: true });
    if (!event.success) return malformed(i + 1, raw === undefined ? 'its structure' : pathOf(event.issues[0]));
    events.push(event.output);
  }
  const where = logContradiction(header.output, events);
  return where ? refuse(`This run contradicts itself (${where.slice(0, 300)}), so what it shows cannot be trusted: take the original.`) : { ok: true, run: { header: header.output, events }, cut };
}

const pathOf = (issue: v.BaseIssue<unknown>): string => (v.getDotPath(issue) ?? 'its top').slice(0, 80);
