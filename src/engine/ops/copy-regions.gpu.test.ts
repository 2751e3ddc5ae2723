/** Copies all heads of one position, several, a whole region, on and off the workgroup, several at once from one; nothing else is written. */
import { expect, it } from 'vitest';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { copyRegions, copyWords } from './copy-regions.ts';
import { randomFloats } from './test-numbers.ts';

const LENGTH = 19;
const SLOTS = 6 * LENGTH;

it.each([{ kvHeads: 1, headDim: 8 }, { kvHeads: 3, headDim: 16 }])('$kvHeads heads of $headDim', async ({ kvHeads, headDim }) => {
  const gpu = await testGpu();
  const copies = [[0, 2, 1], [4, 5, LENGTH], [0, 3, 17]].map(([from, to, positions]) => ({ from: from! * LENGTH, to: to! * LENGTH, positions: positions! }));
  const before = randomFloats(1)(kvHeads * SLOTS * headDim);
  const cache = gpu.uploaded('cache', before);
  const kernel = await copyRegions(gpu, { kvHeads, headDim, context: SLOTS });
  const record = kernel.on(gpu.uploaded('copies', copyWords(copies)), cache);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass, copies.length, LENGTH);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const expected = before.slice();
  for (const { from, to, positions } of copies) {
    for (let head = 0; head < kvHeads; head++) {
      const first = head * SLOTS;
      expected.set(before.subarray((first + from) * headDim, (first + from + positions) * headDim), (first + to) * headDim);
    }
  }
  expect(await readFloats(gpu, cache)).toEqual(expected);
});
