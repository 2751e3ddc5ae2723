/** JSON and JSON lines from strangers: too large is refused, what is broken is named by its line and left out. Never throws. */
import * as v from 'valibot';
import type { FileFault, Folder, FolderFile } from '../read/folder.ts';

export const MOST_FILE_BYTES = 20_000_000;

type Say = (fault: FileFault) => unknown;

async function textOf(folder: Folder, { path, bytes }: FolderFile, say: Say): Promise<string | null> {
  const refuse = (sentence: string): null => {
    say({ file: path, line: null, sentence });
    return null;
  };
  const large = `This file holds more than ${MOST_FILE_BYTES / 1e6} MB, so it was not read.`;
  if (bytes > MOST_FILE_BYTES) return refuse(large);
  const text = await folder.text(path).catch(() => null);
  if (text === null) return refuse('This file is missing or cannot be read.');
  return text.length > MOST_FILE_BYTES ? refuse(large) : text;
}

/** undefined: it does not fit. Depth beyond the stack counts as that. */
function fit<Schema extends v.GenericSchema>(text: string, schema: Schema): { output: v.InferOutput<Schema> } | { why: string } {
  try {
    const read = v.safeParse(schema, JSON.parse(text), { abortEarly: true });
    return read.success ? { output: read.output } : { why: `there is something unexpected at ${(v.getDotPath(read.issues[0]) ?? 'its top').slice(0, 80)}` };
  } catch {
    return { why: 'it is no JSON that can be read, or was cut off' };
  }
}

export async function readJson<Schema extends v.GenericSchema>(folder: Folder, file: FolderFile, schema: Schema, say: Say): Promise<v.InferOutput<Schema> | null> {
  const text = await textOf(folder, file, say);
  if (text === null) return null;
  const read = fit(text, schema);
  if ('output' in read) return read.output;
  say({ file: file.path, line: null, sentence: `This file was left out: ${read.why}.` });
  return null;
}

/** null: the file as a whole could not be read. */
export async function readJsonLines<Schema extends v.GenericSchema>(folder: Folder, file: FolderFile, schema: Schema, say: Say): Promise<v.InferOutput<Schema>[] | null> {
  const text = await textOf(folder, file, say);
  if (text === null) return null;
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = fit(line, schema);
    if ('output' in read) return [read.output];
    say({ file: file.path, line: i + 1, sentence: `This line was left out: ${read.why}.` });
    return [];
  });
}
