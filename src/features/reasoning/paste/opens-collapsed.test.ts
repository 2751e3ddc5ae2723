/** Long texts open collapsed, once; short ones, and those without chains, do not. */
import { expect, it } from 'vitest';
import { MANY_STEPS, opensCollapsed } from './opens-collapsed.ts';
import { readForPage } from './read-message.ts';
import type { Reading } from './thought-reader.ts';

const read = async (text: string): Promise<Reading> => ({ kind: 'read', reply: await readForPage({ text, problem: '' }), of: { text, problem: '' }, f1: null });
const READING = { reading: { kind: 'reading' }, view: 'steps' } as const;
const chain = (steps: number): string => Array.from({ length: steps }, () => 'So it goes on.').join('\n\n');

it('long texts open collapsed, once', async () => {
  const long = await read(chain(MANY_STEPS + 1));
  expect([opensCollapsed(READING, long), opensCollapsed({ ...READING, reading: long }, long), opensCollapsed(READING, await read(chain(MANY_STEPS)))]).toEqual([true, false, false]);
});

it('an outline stays one', async () => {
  expect(opensCollapsed({ ...READING, view: 'outline' }, await read(chain(MANY_STEPS + 1)))).toBe(false);
});

it('what holds no chains stays as it is', async () => {
  expect(opensCollapsed(READING, await read(Array.from({ length: MANY_STEPS + 1 }, (_, i) => `Alternatively, ${i}.`).join('\n\n')))).toBe(false);
});
