/** A file or a pasted text as a run, or a sentence. Nothing is read that is larger than any run can be. */
import { decodeTrace } from '#core/trace/codec.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { faultSentence } from '#core/trace/trace-fault.ts';
import type { Selection } from '#core/trace/why.ts';
import { chooseFile } from '#ui/choose-file.ts';
import { tenth } from '#ui/number-format.ts';
import { exchangeStrings as words } from './exchange-strings.ts';

export const MOST_BYTES = 20_000_000;

/** Asks for the file of a run; nothing where none is chosen. */
export const chooseRunFile = (): Promise<File | undefined> => chooseFile('.json,application/json');

export type RunFile = { readonly ok: true; readonly log: EventLog; readonly at: Selection | null } | { readonly ok: false; readonly sentence: string };

export function readRunText(text: string): RunFile {
  const decoded = decodeTrace(text);
  return decoded.ok ? decoded : { ok: false, sentence: faultSentence(decoded.fault) };
}

export async function readRunFile(file: Pick<Blob, 'size' | 'text'>): Promise<RunFile> {
  if (file.size > MOST_BYTES) return { ok: false, sentence: words.tooLarge(tenth(file.size / 1e6), `${MOST_BYTES / 1e6}`) };
  try {
    return readRunText(await file.text());
  } catch {
    return { ok: false, sentence: words.unreadable };
  }
}
