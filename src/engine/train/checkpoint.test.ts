/** Checkpoints come back to the bit; cut, changed or foreign files do not open; one that was cut off leaves the one before it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CheckpointSlots } from './checkpoint-slots.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { MemoryFiles } from './memory-files.ts';

const numbers = (seed: number, count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => Math.sin(seed + i) * 10 ** ((i % 7) - 3));
const state = (seed: number, count = 5) => ({ values: numbers(seed, count), m: numbers(seed + 1, count), v: numbers(seed + 2, count) });

it('comes back to the bit, whatever the numbers are', () => {
  const odd = { values: Float32Array.of(-0, NaN, Infinity), m: Float32Array.of(1e-45, 0, -1), v: Float32Array.of(3.4e38, 1, 2) };
  for (const given of [state(1), state(2, 0), odd]) {
    const about = { step: 7, words: 'γ ≥ 4' };
    expect(decodeCheckpoint(encodeCheckpoint({ about, state: given }))).toEqual({ about, state: given });
  }
});

it('does not open when cut or changed anywhere', () => {
  const whole = encodeCheckpoint({ about: { step: 1 }, state: state(3) });
  fc.assert(
    fc.property(fc.nat(whole.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = new Uint8Array(whole.slice(0));
      changed[at]! ^= flip;
      expect(decodeCheckpoint(changed.buffer)).toBeNull();
      expect(decodeCheckpoint(whole.slice(0, at))).toBeNull();
    }),
  );
});

it('keeps the one before when writing fails, and goes on counting after a reload', async () => {
  const files = new MemoryFiles();
  const slots = new CheckpointSlots(files, 'run');
  expect(await slots.load()).toBeNull();
  for (const step of [1, 2, 3]) await slots.save({ about: { step }, state: state(step) });
  expect((await new CheckpointSlots(files, 'run').load())?.about).toEqual({ step: 3 });
  files.failing = true;
  await expect(slots.save({ about: { step: 4 }, state: state(4) })).rejects.toThrow('full');
  files.failing = false;
  const reloaded = new CheckpointSlots(files, 'run');
  expect((await reloaded.load())?.about).toEqual({ step: 3 });
  await reloaded.save({ about: { step: 5 }, state: state(5) });
  expect((await slots.load())?.about).toEqual({ step: 5 });
  expect(files.all.size).toBe(2);
  await slots.forget();
  expect(await slots.load()).toBeNull();
});
