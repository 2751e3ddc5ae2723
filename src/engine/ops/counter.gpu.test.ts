/** The counter-based generator is the same words, bit for bit, in TypeScript and in WGSL, and uniform over the open interval. */
import { expect, it } from 'vitest';

import { counterBits, counterStream, counterUniform, pcg4d, type Words } from '#core/rng/counter.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import counter from '#shaders/lib/counter.wgsl?raw';

const probe = `
@group(0) @binding(0) var<storage, read> keys: array<vec4u>;
@group(0) @binding(1) var<storage, read_write> mixed: array<vec4u>;
@group(0) @binding(2) var<storage, read_write> uniforms: array<f32>;
@compute @workgroup_size(64)
fn probe(@builtin(global_invocation_id) at: vec3u) {
  let key = keys[at.x];
  mixed[at.x] = pcg4d(key);
  uniforms[at.x] = counter_uniform(counter_stream(key.x, key.y, key.z, key.w), at.x % 1024u);
}`;

it('gives equal words and equal uniforms for edge keys and 8,192 others', async () => {
  const gpu = await testGpu();
  const edges: Words[] = [[0, 0, 0, 0], [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0x80000000, 1, 0x7fffffff, 5]];
  const keys = Array.from({ length: 8192 }, (_, i): Words => edges[i] ?? pcg4d([i, 1, 2, 3]));
  const buffers = [gpu.uploaded('keys', Uint32Array.from(keys.flat())), gpu.storage('mixed', keys.length * 16), gpu.storage('uniforms', keys.length * 4)] as const;
  const kernel = await gpu.kernel('probe', counter + probe, [['read', 'write', 'write']]);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  kernel.dispatch(pass, kernel.bind(0, buffers), keys.length / 64);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);

  const mixed = new Uint32Array(await readBack(gpu, buffers[1]));
  expect([...mixed]).toEqual(keys.flatMap((key) => [...pcg4d(key)]));
  const uniforms = new Float32Array(await readBack(gpu, buffers[2]));
  const streams = keys.map(([seed, sequence, position, purpose]) => counterStream({ seed, sequence, position, purpose: purpose as 1 }));
  expect([...uniforms]).toEqual(streams.map((stream, i) => counterUniform(stream, i % 1024)));
  expect(uniforms.every((u) => u > 0 && u < 1)).toBe(true);
  expect(new Set(streams.map((stream) => counterBits(stream))).size).toBeGreaterThan(8190);
});
