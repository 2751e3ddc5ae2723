/** To the bit what arranging in memory gives: matrices side by side, with gains and without, sizes on and off the workgroup; nothing behind is written. */
import { expect, it } from 'vitest';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { arrangeOnGpu } from './arrange-on-gpu.ts';
import { arrangeWeights } from './arrange-weights.ts';
import { randomFloats } from './test-numbers.ts';

const SENTINEL = 7;

it.each([[4, [4]], [64, [64, 32, 32]], [68, [12, 4]], [132, [8, 100]]] as const)('%i inputs, outputs %j', async (inputs, outputs) => {
  const gpu = await testGpu();
  const random = randomFloats(inputs);
  const matrices = outputs.map((n) => ({ outputs: n, data: random(n * inputs) }));
  const width = outputs.reduce<number>((sum, n) => sum + n, 0);
  for (const gains of [null, random(inputs)]) {
    const arranged = gpu.uploaded('arranged', new Float32Array(inputs * width + 3).fill(SENTINEL));
    let left = 0;
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const { data, outputs: n } of matrices) {
      const buffers = { w: { buffer: gpu.uploaded('w', data) }, gains: gains && { buffer: gpu.uploaded('gains', gains) }, arranged };
      (await arrangeOnGpu(gpu, { inputs, outputs: n, width, left }, buffers))(pass);
      left += n;
    }
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const expected = arrangeWeights(matrices, inputs, gains ?? undefined);
    expect(await readFloats(gpu, arranged)).toEqual(Float32Array.of(...expected, SENTINEL, SENTINEL, SENTINEL));
  }
});
