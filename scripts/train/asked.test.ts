/** Options that are none, without a value, and words that belong to none; counts of texts that are none; a command line with and without paths of a home folder. */
import { expect, it } from 'vitest';
import { AskedAmiss, commandLine, heldOutAsked, optionsAsked } from './asked.ts';

it.each(['abc', '0', '-3', '2.5', '', 'NaN', 'Infinity'])('refuses to measure on %j texts', (word) => {
  expect(() => heldOutAsked(word)).toThrow(`--held-out takes a whole number of texts above 0, such as 96, not ${word}.`);
});

it('takes a number of texts', () => {
  expect(heldOutAsked('96')).toBe(96);
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
