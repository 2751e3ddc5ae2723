/** What a GPU counts of its buffers: their sizes as they were made, each part for itself. */
import { expect, it } from 'vitest';
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
