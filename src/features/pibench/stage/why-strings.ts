/** Words of why an intent was missed: what was looked for, what of it stood there, what would have done as well. */
import type { Form } from '#core/pibench/view/why-missed.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const MOST_WORDS = 5;
const quoted = (words: string): string => `“${words}”`;
const more = (n: number): string => (n > 0 ? ` or ${n} more` : '');
/** “a”, “b” or 3 more. */
const oneOf = (words: readonly string[]): string => {
  const shown = words.slice(0, MOST_WORDS).map(quoted);
  const rest = words.length - shown.length;
  if (words.length === 1) return shown[0]!;
  return `one of ${rest > 0 ? shown.join(', ') + more(rest) : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)!}`}`;
};
const between = (least: number | null, most: number | null): string =>
  (least !== null && most !== null ? (least === most ? `${least}` : `${least} to ${most}`) : least !== null ? `at least ${least}` : most !== null ? `at most ${most}` : 'at least one');

export const whyStrings = wording({
  heading: 'Why it was missed',
  unreached: 'Why the last answer did not meet it',
  lead: (turn: number) => `What the rules looked for in the answer of turn ${turn}:`,
  any: 'One of these would have done:',
  all: 'All of this together:',
  none: 'It should not say:',
  file: (path: string) => `In the file ${path}:`,
  veto: (words: string) => `It says the opposite: ${quoted(words)}.`,
  /** How what follows must stand. */
  forms: {
    says: () => 'Both of these, in one paragraph:',
    near: (_: number | null, most: number | null) => `Both of these, at most ${plural(most ?? 0, 'word')} apart:`,
    table: (least: number | null) => (least !== null && least > 1 ? `A table of at least ${least} rows that has:` : 'A table that has:'),
    list: (least: number | null, most: number | null) => `A list of ${between(least, most)} points, each with:`,
    heading: () => 'A heading with:',
    opens: () => 'A first paragraph that says:',
    closes: () => 'A last paragraph that says:',
    order: () => 'These, in this order:',
    count: (least: number | null, most: number | null) => `So many times, ${between(least, most)}:`,
    number: (least: number | null, most: number | null) => `A figure, ${between(least, most)}, of:`,
    words: (least: number | null, most: number | null) => `A length of ${between(least, most)} words.`,
    tool: () => 'The use of a tool:',
  } satisfies Record<Form, (least: number | null, most: number | null) => string>,
  tool: (name: string, args: readonly (readonly string[])[]) => (args.length === 0 ? name : `${name}, with ${args.map(oneOf).join(' and ')}`),
  found: (words: readonly string[], found: string) => (words.length === 1 && words[0] === found ? `${quoted(found)}: it says that.` : `${oneOf(words)}: it says ${quoted(found)}.`),
  notFound: (words: readonly string[]) => `${oneOf(words)}: it does not say ${words.length > 1 ? 'any of these' : 'that'}.`,
  apart: 'All of it is said, but not together.',
  others: (n: number) => `and ${plural(n, 'other way', 'other ways')} to say it`,
  nearest: 'Its nearest sentence:',
  noNearest: 'No sentence of the answer comes near.',
  ask: {
    lead: 'Or it could have asked, in one question, with',
    and: 'and',
    none: 'It put no question of its own.',
    some: (n: number) => (n === 1 ? 'Its one question was about something else.' : `None of its ${n} questions was about both.`),
    half: (found: string) => `A question has ${quoted(found)}, but not the other half.`,
    list: oneOf,
  },
});
