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

/** An option: what stands for it where it is not given, and how a word is read. */
export interface Option<Value> {
  readonly usual: string;
  readonly read: (option: string, word: string) => Value;
}

/** `false`: a flag, which is not set. */
type Options = Readonly<Record<string, Option<unknown> | false>>;
type Values<Asked extends Options> = { readonly [Name in keyof Asked]: Asked[Name] extends Option<infer Value> ? Value : boolean };

/** As `optionsAsked`, with each value read by its option. */
export function valuesAsked<Asked extends Options>(args: readonly string[], options: Asked): Values<Asked> {
  const all = Object.entries(options);
  const words = optionsAsked(args, Object.fromEntries(all.map(([name, option]) => [name, option ? { type: 'string', default: option.usual } as const : { type: 'boolean', default: option } as const])));
  return Object.fromEntries(all.map(([name, option]) => [name, option ? option.read(`--${name}`, String(words[name])) : words[name]])) as Values<Asked>;
}

export const wordOption = (usual: string): Option<string> => ({ usual, read: (_, word) => word });
export const countOption = (usual: string, what: string): Option<number> => ({ usual, read: (option, word) => countAsked(option, word, what) });
export const nameOption = <Name extends string>(usual: Name, names: readonly Name[]): Option<Name> => ({ usual, read: (option, word) => oneOf(option, word, names) });

/** Of such things as `what` says. */
export function countAsked(option: string, word: string, what: string): number {
  const count = Number(word);
  if (!(Number.isInteger(count) && count > 0)) throw new AskedAmiss(`${option} takes a whole number of ${what} above 0, such as 96, not ${word}.`);
  return count;
}

export function oneOf<Name extends string>(option: string, word: string, names: readonly Name[]): Name {
  const name = names.find((known) => known === word);
  if (name === undefined) throw new AskedAmiss(`${option} takes one of ${names.join(', ')}, not ${word}.`);
  return name;
}

export function seedAsked(word: string): number {
  const seed = Number(word);
  if (!(word.trim() !== '' && Number.isInteger(seed) && seed >= 0)) throw new AskedAmiss(`--seed takes a whole number from 0, not ${word}.`);
  return seed;
}

export function seedsAsked(words: string): readonly number[] {
  const seeds = words.split(',').map(Number);
  if (!seeds.every((seed) => Number.isInteger(seed) && seed >= 0)) throw new AskedAmiss(`--seeds takes whole numbers with commas between them, not ${words}.`);
  return seeds;
}

/** Shares that a thinking reward model has in the reward. */
export function alphasAsked(words: string): readonly number[] {
  const alphas = words.split(',').map((word) => (word.trim() === '' ? NaN : Number(word)));
  if (!alphas.every((alpha) => alpha >= 0 && alpha <= 1)) throw new AskedAmiss(`--alphas takes numbers from 0 to 1 with commas between them, not ${words}.`);
  return alphas;
}

export function rateAsked(word: string): number {
  if (!(Number(word) > 0)) throw new AskedAmiss(`--rate takes a number above 0, such as 3e-4, not ${word}.`);
  return Number(word);
}

/** As it is written into a row: whose machine it was is nobody's matter. */
export const commandLine = (args: readonly string[], home = homedir()): string => ['npm run train --', ...args].join(' ').replaceAll(`${home}/`, '~/');
