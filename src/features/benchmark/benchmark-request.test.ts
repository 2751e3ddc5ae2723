/** What is asked for is measured, and nothing else: a pattern that means nothing is refused. */
import { expect, it } from 'vitest';
import { cellsOf, commandOf, readRequest } from './benchmark-request.ts';

const names = (search: string): readonly string[] => cellsOf(readRequest(search)).map(({ name }) => name);

it('takes all cells of a suite, or those that the pattern names', () => {
  expect(names('?suite=smoke')).toHaveLength(3);
  expect(names('?suite=speculation&only=draft-model/gamma[12]/')).toEqual(['decode/draft-model/gamma1/T0/R4', 'decode/draft-model/gamma2/T0/R4']);
});

it.each([['[', /“\[” is no pattern/], ['banana', /No cell of the suite smoke is named like “banana”\. Its cells: verifyCost\/target, /]])('refuses %s', (only, sentence) => {
  expect(() => names(`?suite=smoke&only=${only}`)).toThrow(sentence);
});

it('says what measures the same on the command line', () => {
  expect(commandOf(readRequest('?suite=lossless'))).toBe('npm run bench -- --suite lossless');
  expect(commandOf(readRequest("?suite=speculation&full=1&only=it's"))).toBe("npm run bench -- --suite speculation --only 'it'\\''s' --full");
});
