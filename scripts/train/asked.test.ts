/** Counts of texts that are none; a command line with and without paths of a home folder. */
import { expect, it } from 'vitest';
import { commandLine, heldOutAsked } from './asked.ts';

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
