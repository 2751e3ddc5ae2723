/**
 * What a GPU counts of its buffers: their sizes as they were made, each part for itself; and of all parts together what is there now, and at its
 * most: destroyed once or twice, between others, and to land in.
 */
import { expect, it } from 'vitest';
import { Landing } from './landing.ts';
import { testGpu } from './test-gpu.ts';

it('counts what was made through it, and a part what was made through the part', async () => {
  const gpu = await testGpu();
  const before = gpu.bytesMade;
  const part = gpu.forPart();
  part.storage('three bytes take a word', 3);
  part.uploaded('floats', new Float32Array(5));
  part.uniform('a word takes four', Uint32Array.of(1));
  expect(part.bytesMade).toBe(4 + 20 + 16);
  gpu.storage('of the whole', 8);
  expect([gpu.bytesMade - before, part.bytesMade]).toEqual([8, 40]);
  expect(part.device).toBe(gpu.device);
});

it('counts what is there, and its most, over all parts', async () => {
  const gpu = await testGpu();
  const { liveBytes } = gpu;
  const before = liveBytes.now;
  const there = (): number => liveBytes.now - before;
  // more than any test has left behind or had at its most
  const large = gpu.storage('large', liveBytes.most + 8);
  const most = liveBytes.most;
  expect(most).toBe(liveBytes.now);
  large.destroy();
  expect([there(), liveBytes.most]).toEqual([0, most]);
  const [one, other] = [gpu.forPart().storage('of a part', 400), gpu.uniform('of the whole', Uint32Array.of(1))];
  const landing = new Landing(gpu, 'results', 100);
  expect(there()).toBe(400 + 16 + 100);
  one.destroy();
  one.destroy();
  expect(there()).toBe(16 + 100);
  other.destroy();
  landing.destroy();
  expect([there(), liveBytes.most]).toEqual([0, most]);
});
