/** Equal texts with equal bindings are one kernel, also while it is being compiled; a fault is told to everybody who asks. */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from './gpu.ts';
import type { Binding } from './kernel.ts';
import { testGpu } from './test-gpu.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const groups: readonly (readonly Binding[])[] = [['write']];
const storing = (value: number): string => `
@group(0) @binding(0) var<storage, read_write> out: array<u32>;
@compute @workgroup_size(1)
fn store() { out[0] = ${value}u; }`;
const faulty = 'fn store() { nothing_of_that_name(); }';

it('compiles a text once, whoever asks and when', async () => {
  const [first, meanwhile] = await Promise.all([gpu.kernel('first', storing(1), groups), gpu.kernel('meanwhile', storing(1), groups)]);
  expect(meanwhile).toBe(first);
  expect(await gpu.kernel('later', storing(1), groups)).toBe(first);
  expect(gpu.kernelInPassing('in passing', storing(1), groups)).toBe(first);
});

it('compiles in passing once, too', () => {
  expect(gpu.kernelInPassing('again', storing(2), groups)).toBe(gpu.kernelInPassing('first', storing(2), groups));
});

it('does not wait for a compile under way when it compiles in passing', async () => {
  const underWay = gpu.kernel('under way', storing(3), groups);
  const inPassing = gpu.kernelInPassing('in passing', storing(3), groups);
  expect(await underWay).not.toBe(inPassing);
});

it('tells texts and bindings apart', async () => {
  const kernel = await gpu.kernel('one binding', storing(4), groups);
  expect(await gpu.kernel('another text', storing(5), groups)).not.toBe(kernel);
  expect(await gpu.kernel('more bindings', storing(4), [['write', 'read']])).not.toBe(kernel);
  expect(await gpu.kernel('more groups', storing(4), [['write'], ['read']])).not.toBe(kernel);
});

/** Starts to compile a faulty text; the device, which would print the fault, keeps it to itself. */
function refused<Started>(start: () => Started): Started {
  gpu.device.pushErrorScope('validation');
  const started = start();
  void gpu.device.popErrorScope();
  return started;
}

it('forgets a text that does not compile: everybody who asks is told', async () => {
  const both = await Promise.allSettled(refused(() => [gpu.kernel('first', faulty, []), gpu.kernel('meanwhile', faulty, [])]));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(refused(() => gpu.kernel('later', faulty, []))).rejects.toThrow('Kernel later does not compile. line 1: ');
});

it('proves a text that was only ever compiled in passing', async () => {
  const other = faulty.replace('store', 'in_passing');
  refused(() => gpu.kernelInPassing('in passing', other, []));
  await expect(refused(() => gpu.kernel('asked for', other, []))).rejects.toThrow('Kernel asked for does not compile. line 1: ');
});
