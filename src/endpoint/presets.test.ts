/** Each preset is an address that the border takes as it is, and its setting names this page where it can. */
import { expect, it } from 'vitest';
import { endpointAddress } from './endpoint-address.ts';
import { PRESETS } from './presets.ts';

it.each(PRESETS)('$name', ({ base, cors, id }) => {
  expect(endpointAddress(base)).toMatchObject({ base, space: 'loopback' });
  expect(cors('https://page.example').includes('https://page.example')).toBe(id !== 'lm-studio');
});
