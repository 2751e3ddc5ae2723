/** What the command line of `npm run train` asks for, checked: what is amiss with it is a sentence, and nothing was begun. */
import { homedir } from 'node:os';

export class AskedAmiss extends Error {
  override readonly name = 'AskedAmiss';
}

/** Texts to measure on. */
export function heldOutAsked(word: string): number {
  const count = Number(word);
  if (!(Number.isInteger(count) && count > 0)) throw new AskedAmiss(`--held-out takes a whole number of texts above 0, such as 96, not ${word}.`);
  return count;
}

/** As it is written into a row: whose machine it was is nobody's matter. */
export const commandLine = (args: readonly string[], home = homedir()): string => ['npm run train --', ...args].join(' ').replaceAll(`${home}/`, '~/');
