/**
 * One file, from what is here of it to the whole: tried again when the line breaks, as long as that brings it on; checked against its SHA-256
 * where the host names it. What came stays when it cannot go on, but for a file that is not the one that was announced.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { BrokenOff } from './broken-off.ts';
import { canGoOn, fetchRest, type Line } from './fetch-rest.ts';
import { GrowingFile } from './growing-file.ts';
import type { ManifestFile } from './manifest.ts';
import type { ModelFolder } from './model-folders.ts';
import { hostOf } from './remote-answer.ts';

/** Tries in a row that bring less than a megabyte. */
const FRUITLESS_TRIES = 5;
const WORTH_A_TRY = 2 ** 20;

export interface FileWatcher {
  /** How many of its bytes are here. */
  onKept(bytes: number): void;
  onEtag(etag: string | null): Promise<void>;
}

export async function downloadFile(file: ManifestFile, folder: ModelFolder, line: Line, watcher: FileWatcher): Promise<void> {
  const growing = await GrowingFile.open(folder, file.name, file.size, line.signal);
  let wrong: string | null = null;
  try {
    await fetchAll(growing, file, line, watcher);
    wrong = file.sha256 === null || growing.sha256() === file.sha256 ? null : growing.sha256();
  } finally {
    growing.close();
  }
  if (wrong === null) return;
  await folder.remove(file.name);
  throw new ModelFileError(`${file.name} is not the file that ${hostOf(file.url)} announced: its SHA-256 begins with ${wrong.slice(0, 8)}, not ${file.sha256!.slice(0, 8)}. It was changed on the way and has been thrown away; press Load again to fetch it anew.`);
}

async function fetchAll(growing: GrowingFile, file: ManifestFile, line: Line, watcher: FileWatcher): Promise<void> {
  let [{ etag }, best, fruitless] = [file, growing.kept, 0];
  const written = {
    onKept: () => watcher.onKept(growing.kept),
    onEtag: async (given: string | null) => {
      if (given !== etag) await watcher.onEtag(given);
      etag = given;
    },
  };
  for (;;) {
    if (growing.kept < file.size && !canGoOn(file, etag)) growing.beginAnew();
    written.onKept();
    if (growing.kept === file.size) return;
    try {
      await fetchRest(growing, file, etag, line, written);
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      // a file that began anew brings nothing until it is further than before
      if (growing.kept >= best + WORTH_A_TRY) fruitless = 0;
      best = Math.max(best, growing.kept);
      if (++fruitless >= FRUITLESS_TRIES) throw stopped(growing.kept, file, error.message, canGoOn(file, etag));
      await line.wait(error.afterMs ?? 1000 * 2 ** (fruitless - 1), line.signal);
    }
  }
}

function stopped(kept: number, { name, url, size }: ManifestFile, why: string, goesOn: boolean): ModelFileError {
  const next = kept > 0 && goesOn ? 'are kept. Check the connection and press Load again, and it goes on from there' : 'came. Check the connection and press Load again, and it begins anew';
  return new ModelFileError(`${hostOf(url)} gave ${name} only in part, also when asked again (${why}): ${inMegabytes(kept)} of ${inMegabytes(size)} ${next}.`);
}

export const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
