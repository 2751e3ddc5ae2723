/** Files that open, and files that the browser does not give: a fresh start goes on with a sentence, going on from what is kept does not. */
import { expect, it } from 'vitest';
import { CheckpointSlots, type Files } from './checkpoint-slots.ts';
import { MemoryFiles } from './memory-files.ts';
import { openSlots } from './open-slots.ts';

const refused = (): Promise<never> => Promise.reject(new DOMException('Security error when calling GetDirectory', 'SecurityError'));
const privateWindow: Files = { read: refused, write: refused, remove: refused };
const slotsOf = (files: Files): CheckpointSlots => new CheckpointSlots(files, 'dflash-sft');

it('opens what is there, be it nothing', async () => {
  const files = new MemoryFiles();
  expect(await openSlots(slotsOf(files), false)).toEqual({ found: null, unkept: null });
  await slotsOf(files).save({ about: { step: 3 }, state: { values: new Float32Array(1), m: new Float32Array(1), v: new Float32Array(1) } });
  expect(await openSlots(slotsOf(files), true)).toMatchObject({ found: { number: 1, about: { step: 3 } }, unkept: null });
});

it('goes on without keeping where the browser gives no files', async () => {
  expect(await openSlots(slotsOf(privateWindow), false)).toEqual({
    found: null,
    unkept: 'This browser keeps no files for this page (Security error when calling GetDirectory), as in a private window or without room: the training goes on, but is gone with the tab.',
  });
});

it('does not go on from what it cannot read', async () => {
  await expect(openSlots(slotsOf(privateWindow), true)).rejects.toThrow('Security error');
});
