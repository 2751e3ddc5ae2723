/** Caps as they are typed: with commas, too small, too large, and what is no number; addresses that are taken, and sentences for those that are not. */
import { expect, it } from 'vitest';
import { CAPS, draftAddress, NO_ENDPOINT, settledCap } from './endpoint-draft.ts';

it.each([['2048', 2048], ['1,024', 1024], [' 2 000 ', 2000], ['1e3', 1000], ['99.6', 100], ['1', 64], ['9999999999', 32_768], ['', null], ['-5', null], ['many', null], ['0x10', null]])('takes %s for %s', (typed, settled) => {
  expect(settledCap('maxTokens', typed)).toBe(settled);
});

it('begins within its limits', () => {
  for (const { least, most, usual } of Object.values(CAPS)) expect(usual >= least && usual <= most).toBe(true);
});

it('gives an address, or says what is wrong', () => {
  expect(draftAddress({ ...NO_ENDPOINT, base: 'localhost:1234' })).toMatchObject({ base: 'http://localhost:1234/v1' });
  expect(draftAddress({ ...NO_ENDPOINT, base: 'https://me:secret@x.example' })).toMatch(/Leave out what stands before the @/);
});
