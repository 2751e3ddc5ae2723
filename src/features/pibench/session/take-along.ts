/** A run leaves the page as a file, or comes back from one; each says how it went. */
import { decodeRun } from '#core/pibench/exchange/run-codec.ts';
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { chooseFile } from '#ui/choose-file.ts';
import { download } from '#ui/download.ts';
import { playStrings } from '../play-strings.ts';
import { runFile, type RunFile } from './run-files.ts';

const words = playStrings.take;

export function saveRun(kind: RunFile, run: PiRun, persona: Persona): string {
  const { name, content } = runFile(kind, run, persona, new Date().toISOString());
  download(name, content);
  return words.saved(name);
}

/** null: no file was chosen. */
export async function openRun(onRun: (run: PiRun) => void): Promise<string | null> {
  const file = await chooseFile('.jsonl,.json');
  if (!file) return null;
  const read = decodeRun(await file.text());
  if (!read.ok) return read.sentence;
  onRun(read.run);
  return read.cut ? words.cut : words.opened;
}
