/** Options that are none, without a value, and words that belong to none; counts, seeds, shares and rates that are none; a command line with and without paths of a home folder. */
import { expect, it } from 'vitest';
import { alphasAsked, AskedAmiss, commandLine, countAsked, countOption, nameOption, optionsAsked, rateAsked, seedsAsked, valuesAsked, wordOption } from './asked.ts';

it.each(['abc', '0', '-3', '2.5', '', 'NaN', 'Infinity'])('refuses to measure on %j texts', (word) => {
  expect(() => countAsked('--held-out', word, 'texts')).toThrow(`--held-out takes a whole number of texts above 0, such as 96, not ${word}.`);
});

it('takes a number of texts', () => {
  expect(countAsked('--held-out', '96', 'texts')).toBe(96);
});

it.each(['1.5', '-1', 'x', '1,,x'])('refuses %j as seeds', (words) => {
  expect(() => seedsAsked(words)).toThrow(`--seeds takes whole numbers with commas between them, not ${words}.`);
});

it.each(['-0.1', '1.1', '', '0,', '0.2;0.5'])('refuses %j as shares of the reward model', (words) => {
  expect(() => alphasAsked(words)).toThrow(`--alphas takes numbers from 0 to 1 with commas between them, not ${words}.`);
});

it.each(['0', '-1', 'fast'])('refuses %j as a rate', (word) => {
  expect(() => rateAsked(word)).toThrow(`--rate takes a number above 0, such as 3e-4, not ${word}.`);
});

it('takes lists with commas, and a rate', () => {
  expect([seedsAsked('1,2,0'), alphasAsked('0,0.2,1'), rateAsked('1e-4')]).toEqual([[1, 2, 0], [0, 0.2, 1], 1e-4]);
});

it('writes the home folder as ~, and leaves others', () => {
  expect(commandLine(['--out', '/home/ada/arms', '--data=/home/ada/t.json'], '/home/ada')).toBe('npm run train -- --out ~/arms --data=~/t.json');
  expect(commandLine(['--out', '/home/adam/arms', '--arms', 'A0'], '/home/ada')).toBe('npm run train -- --out /home/adam/arms --arms A0');
});

it.each([
  ['an option that is none', ['--step', '3'], "Unknown option '--step': npm run train takes --steps, --fresh."],
  ['an option without its value', ['--steps'], "Option '--steps <value>' argument missing: npm run train takes --steps, --fresh."],
  ['a word that belongs to no option', ['sft'], "Unexpected argument 'sft': npm run train takes --steps, --fresh."],
])('%s is one sentence with what is known', (_, args, sentence) => {
  const asked = (): unknown => optionsAsked(args, { steps: { type: 'string' }, fresh: { type: 'boolean' } });
  expect(asked).toThrow(AskedAmiss);
  expect(asked).toThrow(new RegExp(`^${sentence.replaceAll(/[.*+?^${}()|[\]\\<>]/g, '\\$&')}$`));
});

it('gives the values of options that are known', () => {
  expect(optionsAsked(['--steps', '3', '--fresh'], { steps: { type: 'string' }, fresh: { type: 'boolean' } })).toMatchObject({ steps: '3', fresh: true });
});

it('reads each option by its reader, under its own name, and what stands for one that is not given', () => {
  const options = { size: nameOption('xs', ['xs', 's']), 'held-out': countOption('8', 'texts'), out: wordOption('here'), fresh: false } as const;
  expect(valuesAsked([], options)).toEqual({ size: 'xs', 'held-out': 8, out: 'here', fresh: false });
  expect(valuesAsked(['--size', 's', '--held-out', '3', '--out', 'there', '--fresh'], options)).toEqual({ size: 's', 'held-out': 3, out: 'there', fresh: true });
  expect(() => valuesAsked(['--held-out', '0'], options)).toThrow('--held-out takes a whole number of texts above 0');
  expect(() => valuesAsked(['--size', 'l'], options)).toThrow('--size takes one of xs, s, not l.');
  expect(() => valuesAsked(['--sizes', 's'], options)).toThrow("Unknown option '--sizes': npm run train takes --size, --held-out, --out, --fresh.");
});
