/** A fetched file as JSON, or a sentence that names it. */
import { ModelFileError } from './fetch-file.ts';

export function parseJson({ name, content }: { readonly name: string; readonly content: ArrayBuffer }): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw new ModelFileError(`${name} is not JSON. Reload the page to fetch it again.`);
  }
}
