/**
 * A model's card (README.md) names its files with their SHA-256, in the lines that `sha256sum` writes. What was loaded is
 * checked against them: a file that was cut short or changed on the way is refused before it can write strange text.
 */
import { ModelFileError } from './fetch-file.ts';
import { sha256Of } from './sha-256.ts';

export interface ModelCard {
  /** Its first heading. */
  readonly title: string;
  readonly sha256: ReadonlyMap<string, string>;
}

/** `name`: its title where it has no heading. It may name no file. */
export function parseCard(text: string, name: string): ModelCard {
  const sha256 = new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)].map(([, hash, file]) => [file!, hash!]));
  return { title: /^# +(.+)$/m.exec(text)?.[1]?.trim() ?? name, sha256 };
}

/** That of a folder which must have one. */
export function readCard(text: string, name: string): ModelCard {
  const card = parseCard(text, name);
  if (card.sha256.size === 0) throw new ModelFileError(`${name} is not a model card that names its files' SHA-256. The page was published without its models, or moved without them.`);
  return card;
}

/** Returns the file's own hash; throws where the card has another. */
export async function checkHash(card: ModelCard, file: string, name: string, bytes: ArrayBuffer): Promise<string> {
  const expected = card.sha256.get(file);
  if (!expected) throw new ModelFileError(`The model card does not name ${name}, so that it cannot be checked.`);
  const actual = await sha256Of(bytes);
  if (actual !== expected) {
    throw new ModelFileError(`${name} (${bytes.byteLength} bytes) is not the file that its model card names: its SHA-256 begins with ${actual.slice(0, 8)}, not ${expected.slice(0, 8)}. It was cut short or changed; reload the page to fetch it again.`);
  }
  return actual;
}
