/** What the command line of `npm run train` asks for, checked: what is amiss with it is a sentence, and nothing was begun. */
import { homedir } from 'node:os';
import { parseArgs, type ParseArgsConfig } from 'node:util';

export class AskedAmiss extends Error {
  override readonly name = 'AskedAmiss';
}

/** Values of options; what is none of them, or has no value, is a sentence that names those which there are. */
export function optionsAsked<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))) throw error;
    const [what] = error.message.split(/\.\s|\n/) as [string];
    throw new AskedAmiss(`${what.replace(/\.$/, '')}: npm run train takes ${Object.keys(options).map((name) => `--${name}`).join(', ')}.`);
  }
}

/** Texts to measure on. */
export function heldOutAsked(word: string): number {
  const count = Number(word);
  if (!(Number.isInteger(count) && count > 0)) throw new AskedAmiss(`--held-out takes a whole number of texts above 0, such as 96, not ${word}.`);
  return count;
}

/** As it is written into a row: whose machine it was is nobody's matter. */
export const commandLine = (args: readonly string[], home = homedir()): string => ['npm run train --', ...args].join(' ').replaceAll(`${home}/`, '~/');
